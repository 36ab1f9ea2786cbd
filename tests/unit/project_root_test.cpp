// From a given path to its project.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/project_root.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// "root|path", the root relative to `folder`, or the problem's detail.
std::string found(const TemporaryFolder& folder, const std::string& given) {
  const Result<ProjectRoot> root = find_project_root(folder.path() + "/" + given);
  if (!root) return root.error().detail;
  CHECK(root->root.starts_with(folder.path()));
  return root->root.substr(folder.path().size()) + "|" + root->path;
}

}  // namespace

TEST_CASE("a folder is its own root, a file belongs to the nearest marked folder") {
  const TemporaryFolder folder;
  for (const char* path : {"repo/app/models.py", "repo/site/manage.py", "repo/site/shop/views.py", "plain/a.py",
                           "lib/pyproject.toml", "lib/src/m.py"})
    write_text(folder.path() + "/" + path, "");
  std::filesystem::create_directory(folder.path() + "/repo/.git");
  CHECK(found(folder, "repo/site") == "/repo/site|");
  CHECK(found(folder, "repo/site/shop/") == "/repo/site/shop|");
  CHECK(found(folder, "repo/site/shop/views.py") == "/repo/site|shop/views.py");
  CHECK(found(folder, "repo/site/manage.py") == "/repo/site|manage.py");
  CHECK(found(folder, "repo/app/models.py") == "/repo|app/models.py");
  CHECK(found(folder, "lib/src/m.py") == "/lib|src/m.py");
  CHECK(found(folder, "repo/site/../app/./models.py") == "/repo|app/models.py");
}

TEST_CASE("a file that a link names belongs where it really is") {
  const TemporaryFolder folder;
  write_text(folder.path() + "/repo/manage.py", "");
  write_text(folder.path() + "/repo/a.py", "");
  REQUIRE(::symlink("repo/a.py", (folder.path() + "/link.py").c_str()) == 0);
  CHECK(found(folder, "link.py") == "/repo|a.py");
}

TEST_CASE("without a marker above, a file's root is its own folder") {
  const Result<ProjectRoot> root = find_project_root("/proc/version");
  REQUIRE(root.has_value());
  CHECK(root->root == "/proc");
  CHECK(root->path == "version");
}

TEST_CASE("a path that is missing or no file is a problem with a remedy") {
  const TemporaryFolder folder;
  CHECK(found(folder, "nowhere") == "does not exist; give an existing folder or file");
  write_text(folder.path() + "/file", "");
  CHECK(found(folder, "file/a.py") == "is not a directory; give an existing folder or file");
  REQUIRE(::mkfifo((folder.path() + "/pipe").c_str(), 0600) == 0);
  CHECK(found(folder, "pipe") == "is neither a folder nor a regular file; give one of them");
}

}  // namespace djvet
