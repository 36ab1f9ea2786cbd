// Reports an entry of MIDDLEWARE that stands on the wrong side of another one. One finding for each misplaced entry: the
// broken rows of the table are covered by as few entries as do it, and each finding names every neighbour it is wrong about.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/middleware_lists.h"
#include "analyzer/findings/middleware_moves.h"
#include "analyzer/findings/system_check.h"
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

constexpr std::string_view login_required = "django.contrib.auth.middleware.LoginRequiredMiddleware";

using Items = std::vector<SettingList::Item>;
using Broken = BrokenOrder;

/// Whether some URLconf translates its paths.
bool uses_i18n_patterns(const ProjectModel& model) {
  for (const Module& module : model.modules()) {
    const FileFacts& facts = model.facts(module.file);
    for (const Import& import : facts.imports())
      if (facts.text(import.name) == "i18n_patterns") return true;
  }
  return false;
}

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

/// What the documents say, each sentence once.
std::string sentences(const std::vector<Broken>& rows) {
  std::vector<std::string_view> said;
  std::string out;
  for (const Broken& row : rows) {
    const std::string_view sentence = row.row->sentence;
    if (sentence.empty() || std::ranges::find(said, sentence) != said.end()) continue;
    said.push_back(sentence);
    out.append("\n\"").append(sentence).append("\" (").append(row.row->source).append(")");
  }
  return out;
}

void report(const Items& items, std::size_t entry, const std::vector<Broken>& rows, std::string_view setting,
            const std::optional<Strategy>& strategy, bool tells_login, FindingSink& sink) {
  const SettingList::Item& item = items[entry];
  Finding& finding = sink.report(item.file, item.span, message_of(items, entry, rows));
  const bool required =
      std::ranges::any_of(rows, [](const Broken& row) { return row.row->strength == OrderStrength::required; });
  const bool advised =
      std::ranges::all_of(rows, [](const Broken& row) { return row.row->strength == OrderStrength::advised; });
  finding.severity = required ? Severity::error : advised ? Severity::note : Severity::warning;
  finding.help = right_order(items, entry, rows) + sentences(rows);
  if (strategy) finding.strategies.push_back(*strategy);
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
  const bool login = std::ranges::any_of(rows, [](const Broken& row) { return row.row->second == login_required; });
  if (login && tells_login) finding.properties.push_back({"djangoCheck", {"auth.E013"}});
}

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::pair<FileId, std::uint32_t>> reported;  // a base module's entry is in the list of each variant
  const bool translated = uses_i18n_patterns(context.model);
  const bool tells_login = is_system_check_heard(context, "auth.E013");
  for (const MiddlewareList& list : middleware_lists(context.model)) {
    const Items& items = list.list->items;
    std::vector<Broken> broken = broken_orders(items, translated);
    const std::optional<Strategy> reorder =
        broken.empty() ? std::nullopt : reordering(context.model, items, translated);
    while (!broken.empty()) {
      const std::size_t entry = most_misplaced(items, broken);
      std::vector<Broken> rows;
      for (const Broken& row : broken)
        if (row.involves(entry)) rows.push_back(row);
      std::erase_if(broken, [&](const Broken& row) { return row.involves(entry); });
      if (!reported.emplace(items[entry].file, items[entry].span.begin).second) continue;
      const std::optional<Strategy> strategy =
          reorder ? reorder
                  : inserting_elsewhere(context.model, *list.settings, list.name, *list.list, entry, translated);
      report(items, entry, rows, list.name, strategy, tells_login, sink);
    }
  }
}

}  // namespace

extern constinit const Check middleware_order{
    .id = "middleware-order",
    .summary = "An entry of MIDDLEWARE stands on the wrong side of another one",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
