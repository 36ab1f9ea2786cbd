// Snapshots of what each phase makes of small projects: testdata/phases/<phase>/<name>/input/ is the project, or where
// there is none testdata/projects/<name>, and expected.txt is the dump of the phase. DJVET_UPDATE=1 writes the dumps anew,
// for review.
// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/escape.h"
#include "analyzer/discover/discover.h"
#include "analyzer/driver/dump.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/driver/reach.h"
#include "analyzer/infer/dump.h"
#include "analyzer/model/components.h"
#include "analyzer/model/dump.h"
#include "analyzer/model/template_index.h"
#include "analyzer/model/urls.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

bool updating() {
  const char* const set = std::getenv("DJVET_UPDATE");
  return set != nullptr && std::string(set) == "1";
}

void append_notifications(std::string& out, const std::vector<Notification>& notifications) {
  for (const Notification& notification : notifications)
    out += "notification " + escaped(notification.path) + ": " + escaped(notification.message) + "\n";
}

Configuration plain_configuration(const std::string& root) {
  Configuration configuration;
  configuration.root = root;
  configuration.use_cache = false;
  configuration.jobs = 1;
  return configuration;
}

std::string facts_of_project(const std::string& root) {
  const Configuration configuration = plain_configuration(root);
  Result<Sources> sources = discover(configuration);
  REQUIRE(sources.has_value());
  const FactsTable table = extract_all(*sources, *reach_everything(*sources), configuration, {});
  std::string out;
  for (std::size_t i = 0; i < sources->files.size(); ++i)
    out += "== " + escaped(sources->files[i].path) + "\n" + dump_facts(table.python[i]);
  append_notifications(out, sources->notifications);
  append_notifications(out, table.notifications);
  return out;
}

std::string model_of_project(const std::string& root) {
  return dump_model(*run_project(full_configuration(root)).model);
}

std::string settings_of_project(const std::string& root) {
  return write_settings(run_project(full_configuration(root)).model->settings());
}

std::string urls_of_project(const std::string& root) { return dump_urls(*run_project(full_configuration(root)).model); }

std::string components_of_project(const std::string& root) {
  return dump_components(*run_project(full_configuration(root)).model);
}

std::string loaders_of_project(const std::string& root) {
  return dump_templates(*run_project(full_configuration(root)).model);
}

std::string accesses_of_project(const std::string& root) {
  const Run run = run_project(full_configuration(root));
  return dump_accesses(*run.model, *run.inference);
}

std::string project_of(const std::string& folder, const std::string& name) {
  const std::string input = folder + "/" + name + "/input";
  return std::filesystem::is_directory(input) ? input : std::string(source_dir()) + "/testdata/projects/" + name;
}

void compare(const std::string& phase, std::string (*dump)(const std::string& root)) {
  const std::string folder = std::string(source_dir()) + "/testdata/phases/" + phase;
  std::size_t compared = 0;
  for (const std::string& name : folders_in(folder)) {
    const std::string expected = folder + "/" + name + "/expected.txt";
    if (!std::filesystem::exists(expected) && !std::filesystem::is_directory(folder + "/" + name + "/input")) continue;
    ++compared;
    const std::string got = dump(project_of(folder, name));
    if (updating()) write_text(expected, got);
    const std::string difference = first_difference(read_text(expected), got);
    INFO("testdata/phases/" << phase << "/" << name << ", " << difference << "\nDJVET_UPDATE=1 writes it anew");
    CHECK(difference.empty());
  }
  CHECK(compared > 0);
}

/// The lines of the blocks marked `text`, without those that stand for others.
std::vector<std::string> quoted_lines(const std::string& page) {
  std::vector<std::string> quoted;
  bool inside = false;
  const std::string text = read_text(std::string(source_dir()) + "/" + page);
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with("```")) inside = line == "```text";
    else if (inside && trimmed(line) != "...") quoted.emplace_back(trimmed(line));
  }
  return quoted;
}

}  // namespace

TEST_CASE("the facts of files are those on record") { compare("facts", facts_of_project); }

TEST_CASE("the project models are those on record") { compare("model", model_of_project); }

TEST_CASE("the evaluated settings are those on record") { compare("settings", settings_of_project); }

TEST_CASE("the URLconfs are those on record") { compare("urls", urls_of_project); }

TEST_CASE("the components are those on record") { compare("components", components_of_project); }

TEST_CASE("the templates by name are those on record") { compare("loaders", loaders_of_project); }

TEST_CASE("the accesses are those on record") { compare("accesses", accesses_of_project); }

TEST_CASE("what analyzer/README.md quotes is what the phases print") {
  const std::string root = std::string(source_dir()) + "/testdata/projects/bookshop";
  const std::string printed = facts_of_project(root) + accesses_of_project(root);
  const std::vector<std::string> quoted = quoted_lines("analyzer/README.md");
  CHECK(quoted.size() >= 10);
  for (const std::string& line : quoted) {
    INFO(line);
    CHECK(printed.find(line + "\n") != std::string::npos);
  }
}

}  // namespace djvet
