// The arrows of the architecture, read from the #include lines: analyzer/base lies below all, then grammars <- analyzer <- checks, analyzer <- reporters, and
// inside analyzer/ each phase sees its input and its output. A folder that no table row names may include nothing of ours.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// What the files of one folder may include besides their own folder: folders (ending in '/') and single headers.
struct Row {
  std::string_view folder;
  std::vector<std::string_view> may_include;
};

/// Headers that hold only data and that every phase may name: what a file is, and how severe a finding is.
const std::vector<std::string_view> shared = {"analyzer/base/", "analyzer/discover/source_file.h",
                                              "analyzer/findings/finding.h"};

const std::vector<Row>& rows() {
  static const std::vector<Row> table = {
      {"grammars/", {"analyzer/base/"}},
      {"analyzer/base/", {}},
      {"analyzer/config/", {"analyzer/findings/check.h", "analyzer/findings/registry.h"}},
      {"analyzer/discover/", {"analyzer/config/configuration.h"}},
      {"analyzer/extract/", {"grammars/", "analyzer/config/toml_document.h"}},
      {"analyzer/cache/", {"analyzer/extract/", "analyzer/config/configuration.h"}},
      {"analyzer/django/", {"analyzer/extract/", "analyzer/model/"}},
      {"analyzer/model/", {"analyzer/extract/", "analyzer/django/"}},
      {"analyzer/link/", {"analyzer/extract/", "analyzer/django/", "analyzer/model/"}},
      {"analyzer/migrations/",
       {"analyzer/extract/", "analyzer/django/", "analyzer/model/", "analyzer/link/evaluate/",
        "analyzer/link/installed_apps.h"}},
      {"analyzer/infer/", {"analyzer/extract/", "analyzer/django/", "analyzer/model/"}},
      {"analyzer/findings/",
       {"analyzer/extract/", "analyzer/django/", "analyzer/model/", "analyzer/migrations/", "analyzer/infer/",
        "analyzer/config/configuration.h", "analyzer/config/baseline.h"}},
      {"analyzer/fix/", {"analyzer/discover/", "analyzer/extract/", "analyzer/django/", "analyzer/findings/"}},
      {"analyzer/escalation/",
       {"analyzer/findings/", "analyzer/fix/", "analyzer/config/configuration.h", "analyzer/config/outcomes.h"}},
      {"analyzer/driver/",
       {"grammars/", "analyzer/discover/", "analyzer/extract/", "analyzer/cache/", "analyzer/config/",
        "analyzer/django/", "analyzer/model/", "analyzer/link/", "analyzer/migrations/", "analyzer/infer/",
        "analyzer/findings/", "analyzer/fix/"}},
      {"analyzer/cli/", {"grammars/", "analyzer/", "checks/", "reporters/"}},
      {"checks/",
       {"analyzer/extract/", "analyzer/django/", "analyzer/model/", "analyzer/migrations/", "analyzer/infer/",
        "analyzer/findings/"}},
      {"reporters/", {"analyzer/findings/", "analyzer/escalation/", "analyzer/config/configuration.h"}},
      {"reporters/lsp/", {"analyzer/", "reporters/"}},
      {"tests/", {"grammars/", "analyzer/", "checks/", "reporters/", "tests/"}},
  };
  return table;
}

/// Third-party headers, and the only places that may include them. What no row names is the language's or the system's.
const std::vector<Row>& libraries() {
  static const std::vector<Row> table = {
      {"tree_sitter/", {"grammars/"}},
      {"boost/", {"analyzer/model/relation_graph"}},
      {"nlohmann/", {"reporters/", "analyzer/config/", "analyzer/model/relation_graph", "tests/"}},
      {"toml++/", {"analyzer/config/"}},
      {"CLI/", {"analyzer/cli/"}},
      {"xxhash.h", {"analyzer/base/hash.cpp"}},
      {"git2.h", {"analyzer/config/git_changes.cpp"}},
      {"catch2/", {"tests/support/catch.h", "tests/support/catch_main.cpp"}},
  };
  return table;
}

struct Include {
  std::string file;
  std::size_t line = 0;
  std::string header;
  bool quoted = false;
};

std::vector<Include> all_includes() {
  std::vector<Include> found;
  const std::string root(source_dir());
  for (const char* top : {"analyzer", "checks", "grammars", "reporters", "tests"}) {
    for (const std::string& name : files_below(root + "/" + top)) {
      const std::string file = std::string(top) + "/" + name;
      if (!file.ends_with(".cpp") && !file.ends_with(".h")) continue;
      const std::string text = read_text(root + "/" + file);
      std::size_t number = 0;
      for (std::string_view line : lines_of(text)) {
        ++number;
        line = trimmed(line);
        if (!line.starts_with("#include")) continue;
        line = trimmed(line.substr(8));
        if (line.size() < 2) continue;
        const std::size_t end = line.find(line[0] == '<' ? '>' : '"', 1);
        found.push_back({file, number, std::string(line.substr(1, end - 1)), line[0] == '"'});
      }
    }
  }
  return found;
}

bool covers(std::string_view entry, std::string_view path) { return path.starts_with(entry); }

const Row* row_of(std::string_view file) {
  const Row* best = nullptr;
  for (const Row& row : rows())
    if (file.starts_with(row.folder) && (best == nullptr || row.folder.size() > best->folder.size())) best = &row;
  return best;
}

bool arrow_allowed(std::string_view file, std::string_view header) {
  const Row* row = row_of(file);
  if (row == nullptr) return false;
  if (covers(row->folder, header)) return true;
  const auto covered = [&](std::string_view entry) { return covers(entry, header); };
  if (std::any_of(row->may_include.begin(), row->may_include.end(), covered)) return true;
  const bool takes_shared = row->folder != "grammars/" && row->folder != "analyzer/base/";
  return takes_shared && std::any_of(shared.begin(), shared.end(), covered);
}

bool library_allowed(std::string_view file, std::string_view header) {
  for (const Row& row : libraries())
    if (covers(row.folder, header))
      return std::any_of(row.may_include.begin(), row.may_include.end(),
                         [&](std::string_view place) { return file.starts_with(place); });
  return true;
}

std::string arrow(const Include& include) {
  return include.file + ":" + std::to_string(include.line) + " includes " + include.header;
}

}  // namespace

TEST_CASE("every include follows an arrow of the architecture") {
  const std::vector<Include> includes = all_includes();
  REQUIRE(includes.size() > 50);
  for (const Include& include : includes) {
    INFO(arrow(include));
    if (include.quoted) {
      CHECK(arrow_allowed(include.file, include.header));
    } else {
      CHECK(library_allowed(include.file, include.header));
    }
  }
}

TEST_CASE("the table of arrows refuses what the architecture forbids") {
  CHECK_FALSE(arrow_allowed("grammars/python.cpp", "analyzer/extract/file_facts.h"));
  CHECK_FALSE(arrow_allowed("analyzer/base/hash.cpp", "analyzer/extract/file_facts.h"));
  CHECK_FALSE(arrow_allowed("analyzer/extract/extract.cpp", "analyzer/model/project_model.h"));
  CHECK_FALSE(arrow_allowed("analyzer/link/link.cpp", "analyzer/infer/inference.h"));
  CHECK_FALSE(arrow_allowed("analyzer/link/link.cpp", "analyzer/migrations/drift.h"));
  CHECK_FALSE(arrow_allowed("analyzer/migrations/drift.cpp", "analyzer/link/field_reader.h"));
  CHECK_FALSE(arrow_allowed("analyzer/infer/infer.cpp", "analyzer/findings/report.h"));
  CHECK_FALSE(arrow_allowed("analyzer/findings/settle.cpp", "reporters/text.h"));
  CHECK_FALSE(arrow_allowed("analyzer/driver/pipeline.cpp", "analyzer/cli/main.h"));
  CHECK_FALSE(arrow_allowed("checks/orm/x.cpp", "grammars/python.h"));
  CHECK_FALSE(arrow_allowed("checks/orm/x.cpp", "analyzer/driver/pipeline.h"));
  CHECK_FALSE(arrow_allowed("reporters/sarif.cpp", "checks/orm/x.h"));
  CHECK_FALSE(arrow_allowed("reporters/sarif.cpp", "analyzer/infer/inference.h"));
  CHECK_FALSE(library_allowed("checks/orm/x.cpp", "nlohmann/json.hpp"));
  CHECK_FALSE(library_allowed("analyzer/extract/extract.cpp", "tree_sitter/api.h"));
  CHECK_FALSE(library_allowed("analyzer/link/link.cpp", "boost/graph/adjacency_list.hpp"));
  CHECK(arrow_allowed("analyzer/link/link.cpp", "analyzer/model/project_model.h"));
  CHECK(library_allowed("analyzer/model/relation_graph.cpp", "boost/graph/adjacency_list.hpp"));
  CHECK(library_allowed("analyzer/link/link.cpp", "vector"));
}

TEST_CASE("own headers are included by their path from the root, others in angle brackets") {
  for (const Include& include : all_includes()) {
    INFO(arrow(include));
    const bool ours = row_of(include.header) != nullptr;
    CHECK(include.quoted == ours);
  }
}

}  // namespace djvet
