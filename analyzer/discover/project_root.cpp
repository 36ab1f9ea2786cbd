// Looks upwards from a file, one directory at a time, until a marker is found or the file system ends.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/project_root.h"

#include <sys/stat.h>

#include <cerrno>
#include <optional>
#include <string_view>

#include "analyzer/discover/beneath.h"

namespace djvet {
namespace {

constexpr std::string_view markers[] = {"/manage.py", "/pyproject.toml", "/.git"};

bool holds_marker(const std::string& directory) {
  for (const std::string_view marker : markers) {
    struct stat status {};
    if (::lstat((directory + std::string(marker)).c_str(), &status) == 0) return true;
  }
  return false;
}

}  // namespace

Result<ProjectRoot> find_project_root(const std::string& given) {
  const std::optional<std::string> real = real_path(given);
  struct stat status {};
  if (!real || ::stat(real->c_str(), &status) != 0) {
    const int failure = errno;
    const std::string_view remedy =
        failure == EACCES ? "; give read permission to it and the folders above" : "; give an existing folder or file";
    return Problem{ProblemKind::input, given, std::string(describe_error(failure)) + std::string(remedy)};
  }
  const std::string& path = *real;
  if (S_ISDIR(status.st_mode)) return ProjectRoot{path, {}};
  if (!S_ISREG(status.st_mode))
    return Problem{ProblemKind::input, given, "is neither a folder nor a regular file; give one of them"};
  const std::size_t last = path.rfind('/');
  for (std::size_t slash = last; slash != 0; slash = path.rfind('/', slash - 1)) {
    const std::string directory = path.substr(0, slash);
    if (holds_marker(directory)) return ProjectRoot{directory, path.substr(slash + 1)};
  }
  return ProjectRoot{last == 0 ? "/" : path.substr(0, last), path.substr(last + 1)};
}

}  // namespace djvet
