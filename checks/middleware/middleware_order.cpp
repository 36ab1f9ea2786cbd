// Reports an entry of MIDDLEWARE that stands on the wrong side of another one. One finding for each misplaced entry: the
// broken rows of the table are covered by as few entries as do it, and each finding names every neighbour it is wrong about.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/check.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "middleware"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Middleware ordering", "https://docs.djangoproject.com/en/5.2/ref/middleware/#middleware-ordering"},
    {"Django: LoginRequiredMiddleware (auth.E013)", "https://docs.djangoproject.com/en/5.2/ref/checks/#auth"},
    {"WhiteNoise: Enable WhiteNoise", "https://whitenoise.readthedocs.io/en/stable/django.html#enable-whitenoise"},
};

using Items = std::vector<SettingList::Item>;

/// A row of the table that a list breaks: the entry that must come first stands at `first`, which is after `second`.
struct Broken {
  const MiddlewareOrder* row;
  std::size_t first;
  std::size_t second;
  [[nodiscard]] bool involves(std::size_t entry) const { return first == entry || second == entry; }
};

std::size_t find(const Items& items, std::string_view path) {
  const auto at = std::ranges::find(items, path, &SettingList::Item::value);
  return static_cast<std::size_t>(at - items.begin());
}

/// Whether some URLconf translates its paths.
bool uses_i18n_patterns(const ProjectModel& model) {
  for (const Module& module : model.modules()) {
    const FileFacts& facts = model.facts(module.file);
    for (const Import& import : facts.imports())
      if (facts.text(import.name) == "i18n_patterns") return true;
  }
  return false;
}

std::vector<Broken> broken_rows(const ProjectModel& model, const Items& items) {
  std::vector<Broken> out;
  for (const MiddlewareOrder& row : middleware_orders()) {
    const std::size_t first = find(items, row.first);
    const std::size_t second = find(items, row.second);
    if (first >= items.size() || second >= items.size() || first < second) continue;
    if (row.condition == OrderCondition::i18n_patterns && !uses_i18n_patterns(model)) continue;
    out.push_back({&row, first, second});
  }
  return out;
}

/// How many known entries stand on the other side of this one than they usually do.
std::size_t displacement(const Items& items, std::size_t entry) {
  const std::size_t place = usual_middleware_place(items[entry].value);
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t other = usual_middleware_place(items[i].value);
    if (other != unknown_middleware_place && i != entry && (i < entry) != (other < place)) ++count;
  }
  return count;
}

/// The entry that most of the rows are about; among equals the one that is furthest from its usual place, then the lower one.
std::size_t most_misplaced(const Items& items, const std::vector<Broken>& broken) {
  std::tuple<std::size_t, std::size_t> best{0, 0};
  std::size_t entry = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto rows =
        static_cast<std::size_t>(std::ranges::count_if(broken, [&](const Broken& each) { return each.involves(i); }));
    const std::tuple score{rows, displacement(items, i)};
    if (rows == 0 || score < best) continue;
    best = score;
    entry = i;
  }
  return entry;
}

std::string_view short_name(std::string_view path) { return path.substr(path.rfind('.') + 1); }

std::string listed(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out.append(i == 0 ? "" : i + 1 == names.size() ? " and " : ", ").append(names[i]);
  return out;
}

std::vector<std::string_view> reasons_of(const std::vector<Broken>& rows) {
  std::vector<std::string_view> reasons;
  for (const Broken& row : rows)
    if (std::ranges::find(reasons, row.row->why) == reasons.end()) reasons.push_back(row.row->why);
  return reasons;
}

std::string message_of(const Items& items, std::size_t entry, const std::vector<Broken>& rows) {
  std::vector<std::string_view> below;
  std::vector<std::string_view> above;
  for (const Broken& row : rows) {
    if (row.first == entry) below.push_back(short_name(items[row.second].value));
    else above.push_back(short_name(items[row.first].value));
  }
  std::string message(short_name(items[entry].value));
  if (!below.empty()) message += " must come before " + listed(below);
  if (!above.empty()) message += (below.empty() ? " must come after " : " and after ") + listed(above);
  const std::vector<std::string_view> reasons = reasons_of(rows);
  return message + (reasons.size() == 1 ? ": " + std::string(reasons[0]) : "");
}

/// The entries involved and the known ones between them, which moving one would jump over, in the order they should have.
std::string right_order(const Items& items, std::size_t entry, const std::vector<Broken>& rows) {
  std::size_t first = entry;
  std::size_t last = entry;
  for (const Broken& row : rows) {
    first = std::min({first, row.first, row.second});
    last = std::max({last, row.first, row.second});
  }
  std::vector<std::string_view> entries;
  for (std::size_t i = first; i <= last; ++i)
    if (usual_middleware_place(items[i].value) != unknown_middleware_place) entries.push_back(items[i].value);
  std::ranges::stable_sort(entries, {}, usual_middleware_place);
  std::string out = "Order them like this:";
  for (const std::string_view path : entries) out.append("\n    \"").append(path).append("\",");
  return out;
}

void report(const Items& items, std::size_t entry, const std::vector<Broken>& rows, std::string_view setting,
            FindingSink& sink) {
  const SettingList::Item& item = items[entry];
  Finding& finding = sink.report(item.file, item.span, message_of(items, entry, rows));
  const bool required =
      std::ranges::any_of(rows, [](const Broken& row) { return row.row->strength == OrderStrength::required; });
  finding.severity = required ? Severity::error : Severity::warning;
  finding.help = right_order(items, entry, rows);
  finding.anchor = item.value;
  const bool explain = reasons_of(rows).size() > 1;  // the message says a single reason
  std::vector<std::string> neighbours;
  for (const Broken& row : rows) {
    const SettingList::Item& other = items[row.first == entry ? row.second : row.first];
    const std::string_view side = row.first == entry ? " is above it" : " is below it";
    Place place;
    place.file = other.file;
    place.span = other.span;
    place.text = std::string(short_name(other.value)).append(side);
    if (explain) place.text.append(": ").append(row.row->why);
    finding.notes.push_back(std::move(place));
    neighbours.push_back(other.value);
  }
  finding.properties.push_back({"setting", {std::string(setting)}});
  finding.properties.push_back({"entry", {item.value}});
  finding.properties.push_back({"neighbours", std::move(neighbours)});
}

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::pair<FileId, std::uint32_t>> reported;  // a base module's entry is in the list of each variant
  for (const SettingsModule& settings : context.model.settings()) {
    const Role role = context.model.sources().files[settings.file.index()].role;
    if (role == Role::test || role == Role::vendored) continue;
    for (const std::string_view setting : {"MIDDLEWARE", "MIDDLEWARE_CLASSES"}) {
      const auto list = settings.lists.find(std::string(setting));
      if (list == settings.lists.end()) continue;
      const Items& items = list->second.items;
      std::vector<Broken> broken = broken_rows(context.model, items);
      while (!broken.empty()) {
        const std::size_t entry = most_misplaced(items, broken);
        std::vector<Broken> rows;
        for (const Broken& row : broken)
          if (row.involves(entry)) rows.push_back(row);
        std::erase_if(broken, [&](const Broken& row) { return row.involves(entry); });
        if (reported.emplace(items[entry].file, items[entry].span.begin).second)
          report(items, entry, rows, setting, sink);
      }
    }
  }
}

}  // namespace

extern constinit const Check middleware_order{
    .id = "middleware-order",
    .summary = "An entry of MIDDLEWARE stands on the wrong side of another one",
    .severity = Severity::warning,
    .level = Level::l2,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
