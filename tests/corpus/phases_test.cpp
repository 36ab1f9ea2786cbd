// Snapshots of what each phase makes of small projects: testdata/phases/<phase>/<name>/input/ is the project and
// expected.txt beside it the dump of the phase. DJVET_UPDATE=1 writes the dumps anew, for review.
// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <string>
#include <vector>

#include "analyzer/base/escape.h"
#include "analyzer/discover/discover.h"
#include "analyzer/driver/dump.h"
#include "analyzer/driver/pipeline.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
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
  const FactsTable table = extract_all(*sources, configuration, {});
  std::string out;
  for (std::size_t i = 0; i < sources->files.size(); ++i)
    out += "== " + escaped(sources->files[i].path) + "\n" + dump_facts(table.python[i]);
  append_notifications(out, sources->notifications);
  append_notifications(out, table.notifications);
  return out;
}

void compare(const std::string& phase, std::string (*dump)(const std::string& root)) {
  const std::string folder = std::string(source_dir()) + "/testdata/phases/" + phase;
  const std::vector<std::string> names = folders_in(folder);
  CHECK_FALSE(names.empty());
  for (const std::string& name : names) {
    const std::string expected = folder + "/" + name + "/expected.txt";
    const std::string got = dump(folder + "/" + name + "/input");
    if (updating()) write_text(expected, got);
    const std::string difference = first_difference(read_text(expected), got);
    INFO("testdata/phases/" << phase << "/" << name << ", " << difference << "\nDJVET_UPDATE=1 writes it anew");
    CHECK(difference.empty());
  }
}

}  // namespace

TEST_CASE("the facts of files are those on record") { compare("facts", facts_of_project); }

}  // namespace djvet
