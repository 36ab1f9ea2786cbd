// Discovery on trees that are ordinary, odd and hostile: what is listed, what is left out and what is said of it.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/discover.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

using Paths = std::vector<std::string>;

/// A folder to discover in, with short ways to fill it.
struct Project {
  TemporaryFolder folder;
  Configuration configuration;

  Project() { configuration.root = folder.path(); }
  [[nodiscard]] std::string at(const std::string& path) const { return folder.path() + "/" + path; }
  void file(const std::string& path, std::string_view text = "x = 1\n") const { write_text(at(path), text); }
  void link(const std::string& path, const std::string& target) const {
    REQUIRE(::symlink(target.c_str(), at(path).c_str()) == 0);
  }
  void directory(const std::string& path) const { std::filesystem::create_directories(at(path)); }
  [[nodiscard]] Sources discovered() const {
    Result<Sources> sources = discover(configuration);
    REQUIRE(sources.has_value());
    return *sources;
  }
  [[nodiscard]] Paths paths() const { return paths_of(discovered()); }
  [[nodiscard]] static Paths paths_of(const Sources& sources) {
    Paths paths;
    for (const SourceFile& source : sources.files) paths.push_back(source.path);
    return paths;
  }
  /// The notifications as "kind-number path[ !]", `!` for incomplete.
  [[nodiscard]] static std::vector<std::pair<NotificationKind, std::string>> said(const Sources& sources) {
    std::vector<std::pair<NotificationKind, std::string>> all;
    for (const Notification& notification : sources.notifications)
      all.emplace_back(notification.kind, notification.path);
    return all;
  }
};

using Said = std::vector<std::pair<NotificationKind, std::string>>;

}  // namespace

TEST_CASE("discover lists Python files and templates by path, with role, language and stamp") {
  const Project project;
  project.file("shop/models.py", "a = 1\n");
  project.file("shop/migrations/0001_initial.py");
  project.file("shop/templates/shop/list.html");
  project.file("shop/static/page.html");
  project.file("shop.py");
  project.file("shop-old/a.py");
  project.file("script");
  project.file("empty.py", "");
  const Sources sources = project.discovered();
  CHECK(Project::paths_of(sources) == Paths{"empty.py", "shop-old/a.py", "shop.py", "shop/migrations/0001_initial.py",
                                            "shop/models.py", "shop/templates/shop/list.html"});
  CHECK(sources.root == project.folder.path());
  CHECK(sources.notifications.empty());
  CHECK(sources.files[0].stamp.size == 0);
  CHECK(sources.files[3].role == Role::migration);
  CHECK(sources.files[5].language == Language::django_template);
  struct stat status {};
  REQUIRE(::stat(project.at("shop/models.py").c_str(), &status) == 0);
  CHECK(sources.files[4].stamp.size == 6);
  CHECK(sources.files[4].stamp.inode == status.st_ino);
  CHECK(sources.files[4].stamp.mtime_ns ==
        std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec);
}

TEST_CASE("discover does not walk environments, caches and packages of other tools") {
  const Project project;
  for (const char* folder :
       {".git", ".venv/lib", "node_modules/x", "a/__pycache__", "env/lib/site-packages", "x.egg-info"})
    project.file(std::string(folder) + "/m.py");
  project.file("myenv/pyvenv.cfg", "");
  project.file("myenv/lib/m.py");
  project.file("env/kept.py");
  project.file("build/kept.py");
  project.file("pyvenv.cfg", "");
  CHECK(project.paths() == Paths{"build/kept.py", "env/kept.py"});
}

TEST_CASE("discover honours ignore files of the tree, nearest first, and exclude above them") {
  Project project;
  project.file(".gitignore", "build/\n*.gen.py\n/local.py\n");
  project.file("build/a.py");
  project.file("sub/build/b.py");
  project.file("sub/local.py");
  project.file("local.py");
  project.file("sub/x.gen.py");
  project.file("sub/.gitignore", "!x.gen.py\nonly.py\n");
  project.file("sub/only.py");
  project.file("only.py");
  project.file("legacy/old.py");
  project.file("deep/legacy/old.py");
  CHECK(project.paths() == Paths{"deep/legacy/old.py", "legacy/old.py", "only.py", "sub/local.py", "sub/x.gen.py"});
  project.configuration.exclude = {"/legacy", "x.*.py"};
  CHECK(project.paths() == Paths{"deep/legacy/old.py", "only.py", "sub/local.py"});
}

TEST_CASE("an ignore file that is a link or a folder is not read") {
  const Project project;
  project.file("patterns", "*.py\n");
  project.file("a/m.py");
  project.link("a/.gitignore", "../patterns");
  project.directory("b/.gitignore");
  project.file("b/m.py");
  CHECK(project.paths() == Paths{"a/m.py", "b/m.py"});
}

TEST_CASE("a single file is its own project") {
  Project project;
  project.file("tools/run", "x = 1\n");
  project.file("tools/other.py");
  project.configuration.root = project.at("tools/run");
  const Sources sources = project.discovered();
  CHECK(sources.root == project.at("tools"));
  REQUIRE(Project::paths_of(sources) == Paths{"run"});
  CHECK(sources.files[0].language == Language::python);
}

TEST_CASE("a root that is not there is one line that names it and the remedy") {
  Project project;
  project.configuration.root = project.at("nowhere");
  const Result<Sources> sources = discover(project.configuration);
  REQUIRE_FALSE(sources.has_value());
  CHECK(sources.error().where == project.at("nowhere"));
  CHECK(sources.error().detail == "does not exist; give an existing folder or file");
}

TEST_CASE("a root that is a FIFO is refused without opening it") {
  Project project;
  REQUIRE(::mkfifo(project.at("pipe.py").c_str(), 0600) == 0);
  project.configuration.root = project.at("pipe.py");
  const Result<Sources> sources = discover(project.configuration);
  REQUIRE_FALSE(sources.has_value());
  CHECK(sources.error().detail == "is not a regular file; give a folder or a source file");
}

TEST_CASE("what has a source's name but is no file is said and never opened") {
  const Project project;
  project.file("a.py");
  REQUIRE(::mkfifo(project.at("pipe.py").c_str(), 0600) == 0);
  REQUIRE(::mkfifo(project.at("pipe").c_str(), 0600) == 0);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = project.at("socket.py");
  REQUIRE(name.size() < sizeof address.sun_path);
  std::copy(name.begin(), name.end(), address.sun_path);
  REQUIRE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const Sources sources = project.discovered();
  ::close(listener);
  CHECK(Project::paths_of(sources) == Paths{"a.py"});
  CHECK(Project::said(sources) ==
        Said{{NotificationKind::not_regular, "pipe.py"}, {NotificationKind::not_regular, "socket.py"}});
  CHECK(sources.notifications[0].incomplete);
}

TEST_CASE("links are followed inside the root and once") {
  const Project project;
  project.file("real/a.py");
  project.file(".hidden/b.py");
  project.file(".store/settings.py");
  project.link("alias.py", "real/a.py");
  project.link("alias", "real");
  project.link("real/up", "..");
  project.link("real/self", ".");
  project.link("settings.py", ".store/settings.py");
  project.link("again.py", project.at(".store/settings.py"));
  project.link("hidden", ".hidden");
  const Sources sources = project.discovered();
  CHECK(Project::paths_of(sources) == Paths{"again.py", "real/a.py"});
  CHECK(sources.notifications.empty());
}

TEST_CASE("a folder that only a link leads to is walked under the link's name") {
  const Project project;
  project.file(".gitignore", "/store/\n");
  project.file("store/app/models.py");
  project.file("store/app/more/deep.py");
  project.link("app", "store/app");
  project.link("app2", "store");
  CHECK(project.paths() == Paths{"app/models.py", "app/more/deep.py"});
}

TEST_CASE("a link that leaves the root is said where a source would have been read") {
  const TemporaryFolder outside;
  write_text(outside.path() + "/secret.py", "x = 1\n");
  const Project project;
  project.file("a.py");
  project.link("z.py", "/dev/zero");
  project.link("secret.py", outside.path() + "/secret.py");
  project.link("up.py", "../" + outside.path().substr(outside.path().rfind('/') + 1) + "/secret.py");
  project.link("data.csv", "/etc/passwd");
  project.link("folder", outside.path());
  const Sources sources = project.discovered();
  CHECK(Project::paths_of(sources) == Paths{"a.py"});
  CHECK(Project::said(sources) == Said{{NotificationKind::outside_root, "secret.py"},
                                       {NotificationKind::outside_root, "up.py"},
                                       {NotificationKind::outside_root, "z.py"}});
  CHECK(std::all_of(sources.notifications.begin(), sources.notifications.end(),
                    [](const auto& n) { return n.incomplete; }));
}

TEST_CASE("links to nothing and to themselves leave nothing out") {
  const Project project;
  project.file("a.py");
  project.link("gone.py", "nowhere.py");
  project.link("loop.py", "loop.py");
  project.link("one.py", "two.py");
  project.link("two.py", "one.py");
  const Sources sources = project.discovered();
  CHECK(Project::paths_of(sources) == Paths{"a.py"});
  REQUIRE(Project::said(sources) == Said{{NotificationKind::unreadable, "gone.py"},
                                         {NotificationKind::unreadable, "loop.py"},
                                         {NotificationKind::unreadable, "one.py"},
                                         {NotificationKind::unreadable, "two.py"}});
  CHECK(std::none_of(sources.notifications.begin(), sources.notifications.end(),
                     [](const auto& n) { return n.incomplete; }));
}

TEST_CASE("a file or folder that can't be read is said") {
  if (::geteuid() == 0) return;  // root reads everything
  const Project project;
  project.file("closed/a.py");
  project.file("b.py");
  REQUIRE(::chmod(project.at("closed").c_str(), 0) == 0);
  const Sources sources = project.discovered();
  REQUIRE(::chmod(project.at("closed").c_str(), 0700) == 0);
  CHECK(Project::paths_of(sources) == Paths{"b.py"});
  CHECK(sources.notifications ==
        std::vector<Notification>{{NotificationKind::unreadable, "closed", "permission denied; not read", true}});
}

TEST_CASE("limits of size, number and depth are said with the option that moves them") {
  Project project;
  for (const char* path : {"a/a/a/d.py", "a/b.py", "c.py", "d.py"}) project.file(path);
  project.file("big.py", std::string(101, '#'));
  project.file("edge.py", std::string(100, '#'));
  project.configuration.max_file_size = 100;
  project.configuration.max_directory_depth = 2;
  Sources sources = project.discovered();
  CHECK(Project::paths_of(sources) == Paths{"a/b.py", "c.py", "d.py", "edge.py"});
  CHECK(sources.notifications ==
        std::vector<Notification>{
            {NotificationKind::too_deep, "a/a/a", "deeper than max-directory-depth 2; not read", true},
            {NotificationKind::too_large, "big.py", "101 bytes, more than max-file-size 100; not read", true}});
  project.configuration.max_files = 2;
  sources = project.discovered();
  CHECK(Project::paths_of(sources) == Paths{"c.py", "d.py"});
  CHECK(Project::said(sources) ==
        Said{{NotificationKind::too_many_files, ""}, {NotificationKind::too_large, "big.py"}});
}

TEST_CASE("an empty tree says that there is nothing to check") {
  const Project project;
  project.file("README");
  CHECK(Project::said(project.discovered()) == Said{{NotificationKind::nothing_to_check, ""}});
}

TEST_CASE("a tree 1,500 folders deep is walked to the limit", "[slow]") {
  const Project project;
  project.file("a.py");
  const int top = ::open(project.folder.path().c_str(), O_RDONLY | O_DIRECTORY);
  int directory = ::dup(top);
  for (int depth = 0; depth < 1500; ++depth) {
    REQUIRE(::mkdirat(directory, "dddddddddddddddddddd", 0700) == 0);
    const int next = ::openat(directory, "dddddddddddddddddddd", O_RDONLY | O_DIRECTORY);
    ::close(directory);
    directory = next;
    const int file = ::openat(directory, "m.py", O_WRONLY | O_CREAT, 0600);
    REQUIRE(file >= 0);
    ::close(file);
  }
  ::close(directory);
  const Sources sources = project.discovered();
  CHECK(sources.files.size() == 1 + 256);
  REQUIRE(sources.notifications.size() == 1);
  CHECK(sources.notifications[0].kind == NotificationKind::too_deep);
  CHECK(sources.notifications[0].path.size() == 257 * 21 - 1);
  CHECK(sources.files[1].path.size() == 256 * 21 + 4);
  ::close(top);
}

TEST_CASE("names of any bytes are listed as they are") {
  const Project project;
  const Paths names = {"a\nb.py", "esc\x1b[31m.py", "\xff\xfe.py", "::warning::.py", " .py", "caf\xc3\xa9.py"};
  for (const std::string& name : names) project.file(name);
  Paths expected = names;
  std::sort(expected.begin(), expected.end());
  CHECK(project.paths() == expected);
}

TEST_CASE("a folder called vendor or settings that holds an app is an ordinary folder") {
  const Project project;
  for (const char* path : {"vendor/models.py", "vendor/admin.py", "settings/apps.py", "settings/views.py",
                           "lib/vendor/dep/a.py", "conf/settings/base.py"})
    project.file(path);
  const Sources sources = project.discovered();
  REQUIRE(Project::paths_of(sources) == Paths{"conf/settings/base.py", "lib/vendor/dep/a.py", "settings/apps.py",
                                              "settings/views.py", "vendor/admin.py", "vendor/models.py"});
  const std::vector<Role> roles = {Role::settings, Role::vendored, Role::code, Role::code, Role::code, Role::code};
  for (std::size_t i = 0; i < roles.size(); ++i) {
    INFO(sources.files[i].path);
    CHECK(sources.files[i].role == roles[i]);
  }
}

TEST_CASE("hostile ignore files cost bounded time and lose no file") {
  const Project project;
  std::string patterns;
  for (int i = 0; i < 2000; ++i) patterns += "*a*a*a*a*a*a*a*a*b" + std::to_string(i) + "\n";
  project.file(".gitignore", patterns);
  for (int i = 0; i < 50; ++i) project.file(std::string(200, 'a') + std::to_string(i) + ".py");
  CHECK(project.paths().size() == 50);
}

}  // namespace djvet
