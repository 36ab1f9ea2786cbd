// Pages are tests: the sections are the fixed ones, the bad example raises its
// check and no other, the good one raises nothing, and each limit that a page
// admits is a case of the corpus. SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/registry.h"
#include "tests/support/catch.h"
#include "tests/support/corpus.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

constexpr std::array<std::string_view, 6> section_titles = {"What it finds", "Why it matters",    "Example",
                                                            "Instead",       "When to ignore it", "Limits"};

struct Section {
  std::string title;  // empty for what stands above the first heading
  std::string text;
};

std::vector<Section> sections_of(std::string_view page) {
  std::vector<Section> sections(1);
  bool in_code = false;
  for (const std::string_view line : lines_of(page)) {
    if (line.starts_with("```")) in_code = !in_code;
    if (!in_code && line.starts_with("## ")) sections.push_back({std::string(line.substr(3)), ""});
    else sections.back().text.append(line).append("\n");
  }
  return sections;
}

/// The code blocks that name a file: ```python file=shop/views.py
std::vector<std::pair<std::string, std::string>> files_of(const std::string& text, std::vector<std::string>& unnamed) {
  std::vector<std::pair<std::string, std::string>> files;
  bool in_code = false;
  bool named = false;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with("```")) {
      in_code = !in_code;
      if (!in_code) continue;
      const std::size_t at = line.find(" file=");
      named = at != std::string_view::npos;
      if (named) files.emplace_back(trimmed(line.substr(at + 6)), "");
      else if (line.starts_with("```python") || line.starts_with("```html")) unnamed.emplace_back(line);
    } else if (in_code && named) {
      files.back().second.append(line).append("\n");
    }
  }
  return files;
}

/// The ids that the project made of a section's code raises; each once, sorted.
std::vector<std::string> raised_by(const std::string& text, std::string_view about) {
  std::vector<std::string> unnamed;
  const TemporaryFolder folder;
  const auto files = files_of(text, unnamed);
  CHECK(unnamed.empty());
  CHECK_FALSE(files.empty());
  for (const auto& [name, content] : files) write_text(folder.path() + "/" + name, content);
  const Run run = run_project(full_configuration(folder.path(), about));
  std::vector<std::string> ids;
  for (const Seen& seen : seen_in(run.report)) {
    UNSCOPED_INFO(seen.path << ":" << seen.line << ": " << seen.id << ": " << seen.message);
    ids.push_back(seen.id);
  }
  for (const Notification& notification : run.report.notifications) {
    INFO(notification.path << ": " << notification.message);
    CHECK(notification.kind != NotificationKind::syntax_error);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

const std::string& text_under(const std::vector<Section>& sections, std::string_view title) {
  static const std::string none;
  for (const Section& section : sections)
    if (section.title == title) return section.text;
  return none;
}

/// The names in backquotes of a section's list items: "- `case-name`: what is
/// missed and why".
std::vector<std::string> listed_cases(const std::string& text) {
  std::vector<std::string> names;
  for (const std::string_view line : lines_of(text)) {
    if (!line.starts_with("- `")) continue;
    const std::size_t end = line.find('`', 3);
    if (end != std::string_view::npos) names.emplace_back(line.substr(3, end - 3));
  }
  return names;
}

}  // namespace

TEST_CASE(
    "a page has the fixed sections in their order, below one line that "
    "says what the check finds") {
  for (const Registered& row : registry()) {
    INFO("the page of " << row.check->id);
    const std::vector<Section> sections = sections_of(row.page);
    REQUIRE(sections.size() == section_titles.size() + 1);
    for (std::size_t i = 0; i < section_titles.size(); ++i) {
      CHECK(sections[i + 1].title == section_titles[i]);
      CHECK_FALSE(trimmed(sections[i + 1].text).empty());
    }
    const std::string_view opening = trimmed(sections[0].text);
    CHECK_FALSE(opening.empty());
    CHECK(opening.find('\n') == std::string_view::npos);
    CHECK_FALSE(opening.starts_with('#'));
  }
}

TEST_CASE("the example of a page raises its check, what its comments no longer suppress, and no other") {
  for (const Registered& row : registry()) {
    INFO("the page of " << row.check->id << ", ## Example");
    const std::string example = text_under(sections_of(row.page), "Example");
    std::vector<std::string> raised = raised_by(example, row.check->id);
    std::erase_if(raised, [&](const std::string& id) { return example.find("ignore[" + id + "]") != example.npos; });
    CHECK(raised == std::vector<std::string>{std::string(row.check->id)});
  }
}

TEST_CASE("what a page says to write instead raises nothing") {
  for (const Registered& row : registry()) {
    INFO("the page of " << row.check->id << ", ## Instead");
    CHECK(raised_by(text_under(sections_of(row.page), "Instead"), row.check->id).empty());
  }
}

TEST_CASE("the limits of a page are the known misses and noises of its cases") {
  const Corpus corpus = read_corpus(std::string(source_dir()) + "/testdata/checks");
  for (const Registered& row : registry()) {
    const std::string id(row.check->id);
    const std::vector<std::string> listed = listed_cases(text_under(sections_of(row.page), "Limits"));
    for (const Case& one : corpus.cases) {
      const bool has_limit = std::any_of(one.markers.begin(), one.markers.end(), [&](const Marker& marker) {
        return marker.id == id && (marker.kind == MarkerKind::known_miss || marker.kind == MarkerKind::known_noise);
      });
      const bool is_listed = one.check == id && std::find(listed.begin(), listed.end(), one.name) != listed.end();
      if (one.check != id) continue;
      INFO("the page of " << id << ", ## Limits, and testdata/checks/" << id << "/" << one.name);
      CHECK(has_limit == is_listed);
    }
    for (const std::string& name : listed) {
      INFO("the page of " << id << " lists the case " << name);
      CHECK(std::any_of(corpus.cases.begin(), corpus.cases.end(),
                        [&](const Case& one) { return one.check == id && one.name == name; }));
    }
  }
}

}  // namespace djvet
