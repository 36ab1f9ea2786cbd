// Leaving test code unread changes nothing for the rest: in every project of testdata/ the findings are the same as with all of
// it, and in random programs every name of code that is no test means what it means with all of it. Nor does leaving all code
// unread that models and migrations take nothing from change what is said of migrations.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/reach.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "analyzer/discover/discover.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "analyzer/link/link.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

std::string findings_of(const std::string& root, bool every_test) {
  Configuration configuration = full_configuration(root);
  configuration.every_test = every_test;
  Run run = run_project(configuration);
  run.report.statistics = {};
  std::erase_if(run.report.notifications, [](const Notification& notification) {
    return notification.kind == NotificationKind::syntax_error;  // of the tests that are not read
  });
  return rendered_as(run.report, "json");
}

TEST_CASE("findings are the same with and without the tests that nothing reaches") {
  const std::string testdata = std::string(source_dir()) + "/testdata";
  std::size_t compared = 0;
  for (const std::string& check : folders_in(testdata + "/checks")) {
    for (const std::string& name : folders_in(testdata + "/checks/" + check)) {
      const std::string root = testdata + "/checks/" + check + "/" + name;
      INFO(root);
      CHECK(findings_of(root, false) == findings_of(root, true));
      ++compared;
    }
  }
  for (const std::string& name : folders_in(testdata + "/projects"))
    CHECK(findings_of(testdata + "/projects/" + name, false) == findings_of(testdata + "/projects/" + name, true));
  CHECK(compared > 10);
}

/// The checks that look at migrations alone.
std::vector<std::string> checks_of_migrations() {
  std::vector<std::string> ids;
  for (const Registered& row : registry())
    if (row.check->reads.size() == 1 && row.check->reads[0] == Topic::migrations) ids.emplace_back(row.check->id);
  return ids;
}

std::vector<std::string> findings_of(const std::string& root, std::vector<std::string> checks, std::size_t& unread) {
  const std::vector<std::string> shown = checks_of_migrations();
  Configuration configuration = full_configuration(root);
  configuration.checks = std::move(checks);
  configuration.use_cache = false;
  const Result<Run> done = run(configuration, registry(), Needs::report);
  REQUIRE(done);
  const Report& report = done->report;
  unread += report.statistics.unread_others;
  std::vector<std::string> lines;
  for (const Finding& finding : report.findings)
    if (std::ranges::find(shown, finding.check->id) != shown.end())
      lines.push_back(report.sources->files[finding.file.index()].path + ":" + std::to_string(finding.span.begin) +
                      " " + finding.message);
  return lines;
}

TEST_CASE("migrations are judged alike with and without the code that their checks don't need") {
  const std::string testdata = std::string(source_dir()) + "/testdata";
  std::vector<std::string> roots;
  for (const std::string& check : folders_in(testdata + "/checks"))
    for (const std::string& name : folders_in(testdata + "/checks/" + check))
      roots.push_back(testdata + "/checks/" + check + "/" + name);
  for (const std::string& name : folders_in(testdata + "/projects")) roots.push_back(testdata + "/projects/" + name);
  std::size_t found = 0, unread = 0, never = 0;
  for (const std::string& root : roots) {
    INFO(root);
    const std::vector<std::string> all = findings_of(root, full_configuration(root).checks, never);
    CHECK(findings_of(root, checks_of_migrations(), unread) == all);
    found += all.size();
  }
  CHECK(found > 50);
  CHECK(unread > 300);
  CHECK(never == 0);
}

/// Modules in folders of code and of tests that import each other in every way that Python has.
class Program {
 public:
  explicit Program(unsigned seed) : random_(seed) {
    for (const char* const folder :
         {"", "shop/", "shop/tests/", "shop/tests/inner/", "shop/web/", "testing/", "tests/", "tests/people/"}) {
      if (folder[0] != '\0' && pick(4) != 0) modules_.push_back(std::string(folder) + "__init__");
      for (const char* const name : {"a", "b", "test_c"})
        if (pick(3) != 0) modules_.push_back(std::string(folder) + name);
    }
    modules_.push_back("shop/always");
  }

  void write_to(const std::string& root) {
    for (const std::string& module : modules_) write_text(root + "/" + module + ".py", text_of(module));
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  static std::string dotted(std::string module) {
    if (module.ends_with("/__init__")) module.resize(module.size() - 9);
    std::replace(module.begin(), module.end(), '/', '.');
    return module;
  }

  /// The other module as a relative import spells it, or nothing where none can.
  static std::string relative(const std::string& from, const std::string& to) {
    std::string folder = from.substr(0, from.rfind('/') == from.npos ? 0 : from.rfind('/') + 1);
    std::string dots = ".";
    while (!to.starts_with(folder)) {
      folder.pop_back();
      folder.resize(folder.rfind('/') == folder.npos ? 0 : folder.rfind('/') + 1);
      dots += ".";
    }
    const std::string rest = to.substr(folder.size());
    return folder.empty() || rest == "__init__" ? "" : dots + dotted(rest);
  }

  std::string text_of(const std::string& module) {
    std::string text = "class Own:\n    pass\n\ndef own():\n    pass\n";
    for (std::size_t i = pick(4); i > 0; --i) {
      const std::string& to = modules_[pick(modules_.size())];
      std::string name = dotted(to);
      if (to == module || name == "__init__") continue;
      if (const std::string other = relative(module, to); pick(2) == 0 && !other.empty()) name = other;
      const std::string bound = "n" + std::to_string(i);
      const std::size_t dot = name.rfind('.');
      const std::string package = dot == name.npos ? "" : name.substr(0, name[dot - (dot > 0)] == '.' ? dot + 1 : dot);
      switch (pick(5)) {
        case 0: text += "from " + name + " import Own as " + bound + "\n"; break;
        case 1: text += "from " + name + " import *\n"; break;
        case 2:
          text += name[0] == '.' ? "" : "import " + name + " as " + bound + "\n" + bound + "x = " + bound + ".Own\n";
          break;
        case 3:
          if (dot != name.npos && dot + 1 < name.size())
            text += "from " + package + " import " + name.substr(dot + 1) + " as " + bound + "\n" + bound +
                    "x = " + bound + ".own\n";
          break;
        default:
          text += "from " + name + " import n1, n2 as " + bound + "\nclass C" + bound + "(" + bound + "):\n    pass\n";
          break;
      }
    }
    return text;
  }

  std::mt19937 random_;
  std::vector<std::string> modules_;
};

/// What every name that code other than tests binds at the top of a module means.
std::string meanings(const Sources& sources, const FactsTable& table) {
  const ProjectModel model = link(sources, table.python);
  std::string all;
  for (std::size_t i = 0; i < sources.files.size(); ++i) {
    if (sources.files[i].role == Role::test) continue;
    for (const std::string name : {"Own", "own", "n1", "n2", "n3", "n1x", "n2x", "n3x", "Cn1", "Cn2", "Cn3"}) {
      const Symbol symbol = model.resolve_name(FileId(i), 0, name);
      all += sources.files[i].path + " " + name + ": " + std::to_string(static_cast<int>(symbol.kind)) + " " +
             (symbol.file.valid() ? sources.files[symbol.file.index()].path : "") + " " + std::to_string(symbol.scope) +
             " " + std::to_string(symbol.node) + " " + symbol.external;
      if (symbol.cls.valid())
        for (const ClassId base : model.cls(symbol.cls).mro) all += " " + model.cls(base).qualified;
      all += "\n";
    }
  }
  return all;
}

TEST_CASE("names mean the same with and without the tests that nothing reaches") {
  std::size_t unread = 0, read = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    const TemporaryFolder folder;
    Program(seed).write_to(folder.path());
    Configuration configuration;
    configuration.root = folder.path();
    configuration.use_cache = false;
    configuration.jobs = 1;
    const Result<Sources> sources = discover(configuration);
    REQUIRE(sources);
    const FactsTable some = extract_all(*sources, *reach_without_tests(*sources, {}), configuration, {});
    const FactsTable all = extract_all(*sources, *reach_everything(*sources), configuration, {});
    INFO("seed " << seed << ": " << first_difference(meanings(*sources, all), meanings(*sources, some)));
    CHECK(meanings(*sources, some) == meanings(*sources, all));
    unread += some.unread_tests;
    for (std::size_t i = 0; i < sources->files.size(); ++i)
      read += sources->files[i].role == Role::test && !some.python[i].nodes().empty();
  }
  CHECK(unread > 300);
  CHECK(read > 300);
}

}  // namespace
}  // namespace djvet
