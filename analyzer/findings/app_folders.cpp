// A folder is an app for the sake of one file or folder in it.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/app_folders.h"

#include <algorithm>
#include <array>

namespace djvet {

AppFolders::AppFolders(const Sources& sources) {
  constexpr std::array<std::string_view, 5> marks{"/models.py", "/apps.py", "/models/__init__.py",
                                                  "/migrations/__init__.py", "/admin.py"};
  for (const SourceFile& file : sources.files) {
    if (file.is_dependency()) continue;
    const std::string_view path = file.path;
    const auto mark = std::ranges::find_if(marks, [&](std::string_view each) { return path.ends_with(each); });
    if (mark != marks.end()) folders_.insert(path.substr(0, path.size() - mark->size()));
  }
}

std::string_view AppFolders::app_of(std::string_view path) const {
  for (std::size_t slash = path.rfind('/'); slash != path.npos && slash != 0; slash = path.rfind('/', slash - 1))
    if (const std::string_view folder = path.substr(0, slash); folders_.contains(folder)) return folder;
  return {};
}

}  // namespace djvet
