// Reports entries that a list MIDDLEWARE has twice: each request passes them twice.
// SPDX-License-Identifier: MIT
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/middleware_lists.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "middleware"};
constexpr Topic topics[] = {Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Activating middleware",
     "https://docs.djangoproject.com/en/5.2/topics/http/middleware/#activating-middleware"}};

Strategy without(const SettingList::Item& item, Safety safety) {
  Strategy strategy = source_strategy(item.file, safety, "leave out `" + std::string(short_name(item.value)) + "`");
  strategy.removals.push_back({Strategy::Removal::Kind::item, item.file, item.span});
  return strategy;
}

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::pair<FileId, std::uint32_t>> reported;  // a base module's entry is in the list of each variant
  for (const MiddlewareList& list : middleware_lists(context.model)) {
    std::map<std::string_view, const SettingList::Item*> first;
    for (const MiddlewareEntry& entry : list.entries) {
      const SettingList::Item& item = *entry.item;
      const auto [before, is_new] = first.emplace(item.value, &item);
      if (is_new || !item.file.valid() || !reported.emplace(item.file, item.span.begin).second) continue;
      Finding& finding = sink.report(
          item.file, item.span, std::string(short_name(item.value)) + " is in " + std::string(list.name) + " twice");
      const SettingList::Item& other = *before->second;
      if (other.file != item.file || other.span.begin != item.span.begin)
        finding.notes.push_back({other.file, other.span, "it is there already"});
      finding.help = "leave one of them out";
      if (other.file == item.file && other.span.begin != item.span.begin) {
        const bool neighbours = &item == &other + 1 && usual_middleware_place(item.value) != unknown_middleware_place;
        finding.strategies.push_back(without(item, neighbours ? Safety::safe : Safety::unsafe));
      }
      finding.anchor = item.value;
      finding.properties.push_back({"setting", {std::string(list.name)}});
      finding.properties.push_back({"entry", {item.value}});
    }
  }
}

}  // namespace

extern constinit const Check middleware_duplicate{
    .id = "middleware-duplicate",
    .summary = "A middleware is listed twice, so that each request passes it twice",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
