// Where packages are installed: found in the root by pyvenv.cfg, or named; in the layouts of POSIX, Windows and Debian; links
// and .pth files lead out of the root only where the user named the environment.
#include "analyzer/discover/environment.h"

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

namespace fs = std::filesystem;

/// A root with folders and files beside it.
struct Place {
  TemporaryFolder folder;
  std::string top = fs::canonical(folder.path()).string();
  std::string root = top + "/project";

  Place() { fs::create_directories(root); }
  void make(const std::string& path) const { fs::create_directories(top + "/" + path); }
  void write(const std::string& path, std::string_view text) const { write_text(top + "/" + path, text); }

  /// "shown=path" of each, below the root or (with "/") below the folder.
  [[nodiscard]] std::vector<std::string> shown(const std::vector<PackageFolder>& folders) const {
    std::vector<std::string> out;
    for (const PackageFolder& one : folders) {
      CHECK(one.inside == !one.path.starts_with('/'));
      const std::string path = one.path.starts_with(top) ? one.path.substr(top.size()) : one.path;
      out.push_back(one.shown + "=" + path);
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> found() const { return shown(find_environment(root)); }
  [[nodiscard]] std::vector<std::string> opened(const std::string& path) const {
    const auto folders = open_environment(root, top + "/" + path);
    return folders ? shown(*folders) : std::vector<std::string>{folders.error()};
  }
};

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("an environment is found in the root by its pyvenv.cfg") {
  const Place place;
  place.make("project/env/lib/python3.11/site-packages");
  CHECK(place.found().empty());
  place.write("project/env/pyvenv.cfg", "");
  CHECK(place.found() == Shown{"<site-packages>=env/lib/python3.11/site-packages"});
  place.write("project/venv/pyvenv.cfg", "");  // no packages in it
  CHECK(place.found() == Shown{"<site-packages>=env/lib/python3.11/site-packages"});
  place.make("project/venv/lib/python3.9/site-packages");
  CHECK(place.found() == Shown{"<site-packages>=venv/lib/python3.9/site-packages"});
  place.write("project/.venv/pyvenv.cfg", "");
  place.make("project/.venv/Lib/site-packages");
  CHECK(place.found() == Shown{"<site-packages>=.venv/Lib/site-packages"});
  place.write("project/.tox/py311/pyvenv.cfg", "");
  CHECK(place.found().size() == 1);
}

TEST_CASE("of several versions the environment's own counts, else the highest") {
  const Place place;
  for (const char* version : {"3.8", "3.9", "3.10"})
    place.make("project/.venv/lib/python" + std::string(version) + "/site-packages");
  place.write("project/.venv/pyvenv.cfg", "home = /usr/bin\n");
  CHECK(place.found() == Shown{"<site-packages>=.venv/lib/python3.10/site-packages"});
  place.write("project/.venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.9.2\n");
  CHECK(place.found() == Shown{"<site-packages>=.venv/lib/python3.9/site-packages"});
  place.write("project/.venv/pyvenv.cfg", "version_info = 3.8.1.final.0\n");
  CHECK(place.found() == Shown{"<site-packages>=.venv/lib/python3.8/site-packages"});
}

TEST_CASE("lib64 counts where it is a folder of its own") {
  const Place place;
  place.write("project/.venv/pyvenv.cfg", "");
  place.make("project/.venv/lib/python3.11/site-packages");
  fs::create_directory_symlink("lib", place.root + "/.venv/lib64");
  CHECK(place.found().size() == 1);
  fs::remove(place.root + "/.venv/lib64");
  place.make("project/.venv/lib64/python3.11/site-packages");
  CHECK(place.found() == Shown{"<site-packages>=.venv/lib/python3.11/site-packages",
                               "<site-packages-2>=.venv/lib64/python3.11/site-packages"});
}

TEST_CASE("an environment behind a link out of the root is taken only when it is named") {
  const Place place;
  place.write("elsewhere/pyvenv.cfg", "");
  place.make("elsewhere/lib/python3.11/site-packages");
  fs::create_directory_symlink(place.top + "/elsewhere", place.root + "/.venv");
  CHECK(place.found().empty());
  CHECK(place.opened("project/.venv") == Shown{"<site-packages>=/elsewhere/lib/python3.11/site-packages"});
  fs::remove(place.root + "/.venv");
  place.write("project/.venv/pyvenv.cfg", "");
  fs::create_directory_symlink(place.top + "/elsewhere/lib", place.root + "/.venv/lib");
  CHECK(place.found().empty());
}

TEST_CASE("an interpreter stands for the environment that it lies in") {
  const Place place;
  place.make("usr/lib/python3/dist-packages");
  place.make("usr/lib/python3.12/site-packages");
  place.make("usr/local/lib/python3.11/dist-packages");
  place.make("usr/lib/python3.11");
  place.write("usr/bin/python3.11", "");
  fs::create_symlink("python3.11", place.top + "/usr/bin/python3");
  CHECK(place.opened("usr/bin/python3") == Shown{"<dist-packages>=/usr/local/lib/python3.11/dist-packages",
                                                 "<dist-packages-2>=/usr/lib/python3/dist-packages"});
  place.write("venv/pyvenv.cfg", "home = " + place.top + "/usr/bin\n");
  place.make("venv/lib/python3.11/site-packages");
  place.make("venv/bin");
  fs::create_symlink(place.top + "/usr/bin/python3", place.top + "/venv/bin/python");
  CHECK(place.opened("venv/bin/python") == Shown{"<site-packages>=/venv/lib/python3.11/site-packages"});
  fs::create_symlink("/nowhere/python3", place.top + "/venv/bin/python3");
  CHECK(place.opened("venv/bin/python3") == Shown{"<site-packages>=/venv/lib/python3.11/site-packages"});
  // A link to an interpreter from a folder that is no environment.
  fs::create_symlink(place.top + "/usr/bin/python3", place.top + "/python");
  CHECK(place.opened("python").size() == 2);
  place.write("venv/pyvenv.cfg",
              "home = " + place.top + "/usr/bin\ninclude-system-site-packages = true\nversion = 3.11.2\n");
  CHECK(place.opened("venv") == Shown{"<site-packages>=/venv/lib/python3.11/site-packages",
                                      "<dist-packages>=/usr/local/lib/python3.11/dist-packages",
                                      "<dist-packages-2>=/usr/lib/python3/dist-packages"});
  place.write("win/Scripts/python.exe", "");
  place.make("win/Lib/site-packages");
  CHECK(place.opened("win/Scripts/python.exe") == Shown{"<site-packages>=/win/Lib/site-packages"});
}

TEST_CASE("what is no environment is told") {
  const Place place;
  place.make("empty");
  place.write("bin/python", "");
  CHECK(place.opened("nowhere") == Shown{"does not exist"});
  CHECK(place.opened("empty") == Shown{"has no folder of installed packages"});
  CHECK(place.opened("bin/python") == Shown{"has no folder of installed packages"});
}

TEST_CASE(".pth files: folders are taken, code is not") {
  const Place place;
  place.write("project/.venv/pyvenv.cfg", "");
  place.make("outside/src");
  place.make("project/app");
  place.make("project/.venv/src/kept");
  place.write("project/.venv/lib/python3.11/site-packages/a.pth",
              "# remark\n\nimport os; os.system('x')\n" + place.top +
                  "/outside/src\n../../../src/kept\n../../../../app\n" + place.root +
                  "\nmissing\n../../../../../../etc\n");
  CHECK(place.found() == Shown{"<site-packages>=.venv/lib/python3.11/site-packages",
                               "<editable>=.venv/lib/python3.11/site-packages/../../../src/kept"});
  const Shown named = place.opened("project/.venv");
  REQUIRE(named.size() == 3);
  CHECK(named[1] == "<editable>=/outside/src");
  CHECK(named[2].starts_with("<editable-2>="));
}

TEST_CASE("a folder of packages lists what can be imported and what is installed") {
  const Place place;
  const std::string packages = "project/.venv/lib/python3.11/site-packages/";
  place.write("project/.venv/pyvenv.cfg", "");
  for (const char* file : {"rest_framework/__init__.py", "six.py", "_cffi.cpython-311-x86_64-linux-gnu.so", "stub.pyi",
                           "notes.txt", "space/inner/a.py", "djangorestframework-3.15.2.dist-info/METADATA",
                           "Old_Name-1.0-py3.11.egg-info", "a-b/c.py"})
    place.write(packages + file, "");
  const std::vector<PackageFolder> folders = find_environment(place.root);
  REQUIRE(folders.size() == 1);
  CHECK(folders[0].modules == Shown{"_cffi", "a-b", "rest_framework", "six", "space", "stub"});
  CHECK(folders[0].distributions == std::vector<Distribution>{{"Old_Name", "1.0"}, {"djangorestframework", "3.15.2"}});
}

}  // namespace djvet
