// A report that is taken from the cache is the one that a run would compute: after any change of what a run looks at, the warm
// run says what a run without a cache says; and where nothing has changed, nothing is computed again.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "analyzer/cache/location.h"
#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

constexpr std::string_view packages = ".venv/lib/python3.11/site-packages/";

/// A copy of a project of testdata/, with an environment that holds a package of models.
struct Project {
  TemporaryFolder folder;
  std::string root = folder.path() + "/project";
  Configuration configuration;

  Project() {
    const std::string from = std::string(source_dir()) + "/testdata/projects/bookshop";
    for (const std::string& file : files_below(from))
      if (!file.ends_with(".sqlite3")) write(file, read_text(from + "/" + file));
    write("extra/suppressed.py",
          "from company.models import Person\n\n\ndef f():\n    for p in Person.objects.all():\n"
          "        print(p.team.name)  # djvet: ignore[missing-select-related] known until=2026-11-30\n");
    write("extra/plain.py",
          "from company.models import Person\n\n\ndef f():\n    for p in Person.objects.all():\n"
          "        print(p.team.name)\n");
    write("extra/late.py",
          "from company.late import Person\n\n\ndef f():\n    for p in Person.objects.all():\n"
          "        print(p.team.name)\n");
    write(".venv/pyvenv.cfg", "home = /nowhere\n");
    write(std::string(packages) + "company/__init__.py", "");
    write(std::string(packages) + "company/models.py",
          "from django.db import models\n\n\nclass Team(models.Model):\n    name = models.TextField()\n\n\n"
          "class Person(models.Model):\n    team = models.ForeignKey(Team, on_delete=models.CASCADE)\n");
    configuration = full_configuration(root);
    configuration.use_cache = true;
    configuration.cache_dir = folder.path() + "/cache";
  }
  void write(const std::string& file, std::string_view text) const { write_text(root + "/" + file, text); }
  void replace(const std::string& file, std::string_view old, std::string_view with) const {
    std::string text = read_text(root + "/" + file);
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    write(file, text.replace(at, old.size(), with));
  }
  [[nodiscard]] std::string warm() const { return rendered_by_all(run_project(configuration, Needs::report).report); }
  [[nodiscard]] std::string cold() const {
    Configuration without = configuration;
    without.use_cache = false;
    return rendered_by_all(run_project(without, Needs::report).report);
  }
  [[nodiscard]] bool recalls() const { return run_project(configuration, Needs::report).model == nullptr; }
};

/// One thing that a run looks at, changed.
struct Change {
  const char* what;
  std::function<void(Project&)> make;
};

const std::vector<Change>& changes() {
  static const std::vector<Change> all = {
      {"one byte of a file", [](Project& p) { p.replace("extra/plain.py", "p.team.name", "p.team.namf"); }},
      {"a file more", [](Project& p) { p.write("extra/more.py", read_text(p.root + "/extra/plain.py")); }},
      {"a file less", [](Project& p) { std::filesystem::remove(p.root + "/extra/plain.py"); }},
      {"a file renamed",
       [](Project& p) { std::filesystem::rename(p.root + "/extra/plain.py", p.root + "/extra/other.py"); }},
      {"a suppression comment",
       [](Project& p) { p.replace("extra/suppressed.py", "ignore[missing", "ignore[nissing"); }},
      {"the reason of one", [](Project& p) { p.replace("extra/suppressed.py", "known", "other"); }},
      {"the day behind its last", [](Project& p) { p.configuration.today = parse_day("2026-12-01").value(); }},
      {"a template",
       [](Project& p) { p.write("catalog/templates/more.html", "{% for %}\n{# djvet: ignore[no-such-check] #}\n"); }},
      {"a package's module",
       [](Project& p) { p.replace(std::string(packages) + "company/models.py", "team = ", "crew = "); }},
      {"a module that was missing",
       [](Project& p) { p.write(std::string(packages) + "company/late.py", "from company.models import Person\n"); }},
      {"no environment", [](Project& p) { std::filesystem::remove_all(p.root + "/.venv"); }},
      {"the checks", [](Project& p) { std::erase(p.configuration.checks, "missing-select-related"); }},
      {"the paths", [](Project& p) { p.configuration.paths = {"catalog"}; }},
      {"an ignored path",
       [](Project& p) {
         p.configuration.per_file_ignores.push_back({"extra/*", {"missing-select-related"}});
       }},
      {"an excluded path", [](Project& p) { p.configuration.exclude.emplace_back("extra/"); }},
      {"the threshold", [](Project& p) { p.configuration.threshold = Severity::error; }},
      {"a limit", [](Project& p) { p.configuration.max_files = 3; }},
      {"an ignore file", [](Project& p) { p.write(".gitignore", "extra/\n"); }},
      {"all of the tests",
       [](Project& p) {
         p.write("extra/tests/test_it.py", read_text(p.root + "/extra/plain.py"));
         p.configuration.every_test = true;
       }},
  };
  return all;
}

}  // namespace

TEST_CASE("days pass, and the report is recalled until a suppression ends, and behind that again") {
  Project project;
  CHECK_FALSE(project.recalls());
  const auto on = [&](const char* day) { project.configuration.today = parse_day(day).value(); };
  for (const char* const day : {"2026-11-30", "2020-01-01"}) {
    on(day);
    CHECK(project.recalls());
    CHECK(project.warm().find("until 2026-11-30 and no longer") == std::string::npos);
  }
  on("2026-12-01");
  CHECK_FALSE(project.recalls());
  on("2031-01-01");
  CHECK(project.recalls());
  CHECK(project.warm().find("until 2026-11-30 and no longer") != std::string::npos);
  CHECK(project.warm() == project.cold());
  on("2026-11-30");
  CHECK_FALSE(project.recalls());
}

TEST_CASE("where nothing has changed the report is recalled, whatever the number of threads") {
  Project project;
  CHECK_FALSE(project.recalls());
  const std::string expected = project.cold();
  CHECK(expected.find("missing-select-related") != std::string::npos);
  for (const unsigned jobs : {1U, 2U, 8U}) {
    project.configuration.jobs = jobs;
    CHECK(project.recalls());
    CHECK(project.warm() == expected);
  }
  CHECK(run_project(project.configuration, Needs::everything).model != nullptr);
}

TEST_CASE("after a change of anything that a run looks at, warm is cold") {
  for (const Change& change : changes()) {
    Project project;
    const std::string before = project.warm();
    CHECK(project.recalls());
    change.make(project);
    const std::string cold = project.cold();
    INFO(change.what);
    CHECK(cold != before);
    CHECK(project.warm() == cold);
    CHECK(project.recalls());
    CHECK(project.warm() == cold);
  }
}

TEST_CASE("options of checks, and settings of the project, are part of what a report stands for") {
  for (const Registered& row : registry()) {
    for (const Option& option : row.check->options) {
      Project project;
      CHECK_FALSE(project.recalls());
      project.configuration.options[std::string(row.check->id) + "." + std::string(option.name)] = option.most;
      CHECK_FALSE(project.recalls());
      CHECK(project.warm() == project.cold());
    }
  }
  Project project;
  CHECK_FALSE(project.recalls());
  for (const std::string& file : files_below(project.root))
    if (file.ends_with("settings.py")) project.write(file, read_text(project.root + "/" + file) + "\nDEBUG = None\n");
  CHECK_FALSE(project.recalls());
  CHECK(project.warm() == project.cold());
}

TEST_CASE("first with one check selected, then with all, then again") {
  Project all;
  Configuration one = all.configuration;
  one.checks = {"missing-select-related"};
  const auto said = [](const Configuration& configuration) {
    return rendered_by_all(run_project(configuration, Needs::report).report);
  };
  const std::string few = said(one);
  CHECK(all.warm() == all.cold());
  CHECK(said(one) == few);
  CHECK(few != all.cold());
}

TEST_CASE("a root keeps a bounded number of reports") {
  Project project;
  for (std::uint64_t limit = 1000; limit < 1030; ++limit) {
    project.configuration.max_files = limit;
    CHECK(project.warm() == project.cold());
  }
  std::size_t reports = 0;
  for (const std::string& file : files_below(project.configuration.cache_dir)) reports += file.ends_with(".report");
  CHECK(reports > 1);
  CHECK(reports <= 8);
  REQUIRE(clean_cache(project.configuration).has_value());
  for (const std::string& file : files_below(project.configuration.cache_dir)) CHECK_FALSE(file.ends_with(".report"));
}

TEST_CASE("stamps that are old enough are believed, and a changed file is still seen", "[slow]") {
  const Project project;
  const std::string before = project.warm();
  std::this_thread::sleep_for(std::chrono::milliseconds(2'200));
  CHECK(project.recalls());
  CHECK(project.recalls());
  CHECK(project.warm() == before);
  project.replace("extra/plain.py", "p.team.name", "p.team.namf");
  CHECK_FALSE(project.recalls());
  CHECK(project.warm() == project.cold());
  project.replace(std::string(packages) + "company/models.py", "team = ", "crew = ");
  CHECK_FALSE(project.recalls());
  CHECK(project.warm() == project.cold());
}

}  // namespace djvet
