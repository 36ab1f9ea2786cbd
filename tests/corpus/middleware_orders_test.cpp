// Every row of the table of middleware orders, kept and broken, in each of the ways in which settings put a list together: the
// check reports the broken ones, each once, and nothing else.
// SPDX-License-Identifier: MIT
#include <map>
#include <string>
#include <string_view>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

constexpr std::string_view forms[] = {"plain", "added", "inserted", "split"};

std::string quoted(std::string_view path) { return "\"" + std::string(path) + "\""; }

/// Writes settings whose list MIDDLEWARE is the two entries, in this order.
void write_settings(const std::string& folder, std::string_view form, std::string_view first, std::string_view second) {
  const std::string base = "MIDDLEWARE = [" + quoted(form == "inserted" ? second : first) + "]\n";
  write_text(folder + "/__init__.py", "");
  if (form == "plain")
    write_text(folder + "/settings.py", "MIDDLEWARE = [\n    " + quoted(first) + ",\n    " + quoted(second) + ",\n]\n");
  if (form == "added") write_text(folder + "/settings.py", base + "MIDDLEWARE += [" + quoted(second) + "]\n");
  if (form == "inserted") write_text(folder + "/settings.py", base + "MIDDLEWARE.insert(0, " + quoted(first) + ")\n");
  if (form != "split") return;
  write_text(folder + "/settings/__init__.py", "");
  write_text(folder + "/settings/base.py", base);
  write_text(folder + "/settings/production.py",
             "from .base import *\n\nMIDDLEWARE = MIDDLEWARE + [" + quoted(second) + "]\n");
}

}  // namespace

TEST_CASE("each order of middleware is seen broken and kept in every form of settings") {
  TemporaryFolder project;
  write_text(project.path() + "/urls.py",
             "from django.conf.urls.i18n import i18n_patterns\n\nurlpatterns = i18n_patterns()\n");
  std::map<std::string, bool> broken;  // by folder
  std::size_t number = 0;
  for (const MiddlewareOrder& row : middleware_orders()) {
    for (const std::string_view form : forms) {
      const std::string name = "p" + std::to_string(number++) + "_" + std::string(form);
      write_settings(project.path() + "/kept_" + name, form, row.first, row.second);
      write_settings(project.path() + "/broken_" + name, form, row.second, row.first);
      broken["kept_" + name] = false;
      broken["broken_" + name] = true;
    }
  }
  REQUIRE(number > 100);
  const Run run = run_project(full_configuration(project.path()));
  std::map<std::string, std::size_t> found;
  for (const Finding& finding : run.report.findings) {
    if (finding.check->id != "middleware-order") continue;
    const std::string& path = run.sources->files[finding.file.index()].path;
    ++found[path.substr(0, path.find('/'))];
  }
  for (const auto& [folder, is_broken] : broken) {
    INFO(folder);
    CHECK(found[folder] == (is_broken ? 1 : 0));
  }
}

}  // namespace djvet
