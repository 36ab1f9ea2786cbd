// What every registered check must bring: an id that equals its file's name, a page, cases that fire and cases that are
// near misses, and an id that no other check has or had.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "tests/support/catch.h"
#include "tests/support/corpus.h"
#include "tests/support/paths.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

std::vector<std::string> check_files() {
  std::vector<std::string> files;
  for (const std::string& name : files_below(std::string(source_dir()) + "/checks"))
    if (name.ends_with(".cpp")) files.push_back(name);
  return files;
}

std::string id_of(std::string_view file) {
  const std::size_t slash = file.rfind('/') + 1;
  std::string stem(file.substr(slash, file.size() - slash - 4));
  std::replace(stem.begin(), stem.end(), '_', '-');
  return stem;
}

std::vector<std::string> retired_ids() {
  std::vector<std::string> ids;
  const std::string text = read_text(std::string(source_dir()) + "/checks/retired.txt");
  for (const std::string_view line : lines_of(text))
    if (const std::string_view id = trimmed(line.substr(0, line.find('#'))); !id.empty()) ids.emplace_back(id);
  return ids;
}

bool is_kebab_case(std::string_view id) {
  if (id.empty() || id.front() == '-' || id.back() == '-' || id.find("--") != std::string_view::npos) return false;
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace

TEST_CASE("the registry is the folder: one check for each file, the id is the file's name") {
  const std::vector<std::string> files = check_files();
  REQUIRE(registry().size() == files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    INFO("checks/" << files[i]);
    CHECK(std::string(registry()[i].check->id) == id_of(files[i]));
    CHECK(std::string(registry()[i].family) == files[i].substr(0, files[i].find('/')));
    CHECK(is_kebab_case(registry()[i].check->id));
  }
}

TEST_CASE("an id names one check for ever") {
  std::map<std::string, std::string> owner;
  const auto claim = [&](std::string_view id, std::string_view what) {
    INFO("id " << id << " of " << what << " and of " << owner[std::string(id)]);
    CHECK(owner[std::string(id)].empty());
    owner[std::string(id)] = what;
  };
  for (const Registered& row : registry()) claim(row.check->id, row.check->id);
  for (const Registered& row : registry())
    for (const std::string_view id : row.check->former_ids) claim(id, row.check->id);
  for (const std::string& id : retired_ids()) claim(id, "checks/retired.txt");
}

TEST_CASE("a check's constant says all that the surfaces print") {
  for (const Registered& row : registry()) {
    const Check& check = *row.check;
    INFO(check.id);
    CHECK_FALSE(check.summary.empty());
    CHECK(check.summary.find('\n') == std::string_view::npos);
    CHECK_FALSE(check.summary.ends_with('.'));
    CHECK(check.summary.size() <= 120);
    CHECK_FALSE(check.since.empty());
    CHECK_FALSE(check.tags.empty());
    CHECK_FALSE(check.references.empty());
    for (const Reference& reference : check.references) CHECK(reference.url.starts_with("https://"));
    for (const Option& option : check.options) {
      INFO(option.name);
      CHECK(is_kebab_case(option.name));
      CHECK((option.least <= option.initial && option.initial <= option.most));
      CHECK_FALSE(option.summary.empty());
    }
  }
}

TEST_CASE("the topics a check declares are those its includes can reach") {
  const std::map<Topic, std::vector<std::string>> headers = {
      {Topic::accesses, {"analyzer/infer/"}},
      {Topic::relations, {"analyzer/model/", "analyzer/infer/", "analyzer/django/"}},
      {Topic::model,
       {"analyzer/model/", "analyzer/infer/", "analyzer/django/", "analyzer/migrations/",
        "analyzer/findings/migration_findings.h"}},
      {Topic::settings,
       {"analyzer/model/", "analyzer/django/", "analyzer/migrations/", "analyzer/findings/migration_findings.h",
        "analyzer/findings/deploy_findings.h"}},
  };
  const std::vector<std::string> files = check_files();
  for (std::size_t i = 0; i < files.size() && i < registry().size(); ++i) {
    const std::string text = read_text(std::string(source_dir()) + "/checks/" + files[i]);
    INFO("checks/" << files[i]);
    CHECK_FALSE(registry()[i].check->reads.empty());
    for (const Topic topic : registry()[i].check->reads) {
      const auto wanted = headers.find(topic);
      if (wanted == headers.end()) continue;
      const bool included = std::any_of(wanted->second.begin(), wanted->second.end(), [&](const std::string& folder) {
        return text.find("#include \"" + folder) != std::string::npos;
      });
      CHECK(included);
    }
  }
}

TEST_CASE("every check has a case that fires and a case that stays silent") {
  const Corpus corpus = read_corpus(std::string(source_dir()) + "/testdata/checks");
  std::set<std::string> known;
  for (const Registered& row : registry()) {
    const std::string id(row.check->id);
    known.insert(id);
    std::size_t fires = 0;
    std::size_t silent = 0;
    bool across_files = false;
    for (const Case& one : corpus.cases) {
      if (one.check != id) continue;
      const auto expects = std::count_if(one.markers.begin(), one.markers.end(), [&](const Marker& marker) {
        return marker.id == id && (marker.kind == MarkerKind::expect || marker.kind == MarkerKind::expect_file);
      });
      ++(expects > 0 ? fires : silent);
      across_files = across_files || one.files.size() > 1;
    }
    INFO(id << ": testdata/checks/" << id << "/<case>/");
    CHECK(fires >= 1);
    CHECK(silent >= 1);
    CHECK(across_files);
  }
  for (const Case& one : corpus.cases) {
    INFO("testdata/checks/" << one.check << "/ belongs to no check");
    CHECK(known.count(one.check) == 1);
  }
}

}  // namespace djvet
