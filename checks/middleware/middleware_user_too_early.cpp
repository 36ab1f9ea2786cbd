// Reports the project's own middleware that reads the user, the session or another attribute of the request before the
// middleware that sets it has run.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/middleware_code.h"
#include "analyzer/findings/middleware_lists.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "middleware", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: Middleware order and layering",
     "https://docs.djangoproject.com/en/5.2/topics/http/middleware/#middleware-order-and-layering"},
    {"Django: Middleware ordering", "https://docs.djangoproject.com/en/5.2/ref/middleware/#middleware-ordering"},
};

/// The entry below `at` that sets the attribute; nothing where one above may have set it already.
std::optional<std::size_t> set_below(const ProjectModel& model, const MiddlewareList& list, std::size_t at,
                                     const RequestAttribute& attribute) {
  const std::optional<std::size_t> setter = list.find(attribute.setter);
  if (!setter || *setter <= at) return std::nullopt;
  for (std::size_t i = 0; i < at; ++i)
    if (may_set(model, list.entries[i], attribute.name)) return std::nullopt;
  return setter;
}

std::string message_of(std::string_view own, const RequestRead& read, std::string_view setter) {
  std::string message(own);
  if (read.attribute == "_messages") message += " adds a message";
  else message.append(" reads request.").append(read.attribute);
  return message.append(" before ").append(setter).append(" has run");
}

void run(const CheckContext& context, FindingSink& sink) {
  std::set<std::tuple<FileId, std::uint32_t, std::string_view>> reported;  // a base module's entry is in each variant
  for (const MiddlewareList& list : middleware_lists(context.model)) {
    if (!list.complete || list.name != "MIDDLEWARE") continue;
    for (std::size_t at = 0; at < list.entries.size(); ++at) {
      const MiddlewareEntry& entry = list.entries[at];
      for (const RequestRead& read : request_reads(context.model, entry.symbol)) {
        const RequestAttribute& attribute = *request_attribute(read.attribute);
        const std::optional<std::size_t> setter = set_below(context.model, list, at, attribute);
        if (!setter || !reported.emplace(entry.item->file, entry.item->span.begin, attribute.setter).second) continue;
        const SettingList::Item& below = *list.entries[*setter].item;
        Finding& finding = sink.report(entry.item->file, entry.item->span,
                                       message_of(short_name(entry.item->value), read, short_name(below.value)));
        finding.notes.push_back({read.file, read.span, "read here, before the request is handed on"});
        finding.notes.push_back({below.file, below.span, std::string(short_name(below.value)) + " is below it"});
        finding.help = "move it below \"" + below.value + "\"";
        finding.anchor = entry.item->value;
        finding.properties.push_back({"setting", {std::string(list.name)}});
        finding.properties.push_back({"entry", {entry.item->value}});
        finding.properties.push_back({"attribute", {std::string(attribute.name)}});
      }
    }
  }
}

}  // namespace

extern constinit const Check middleware_user_too_early{
    .id = "middleware-user-too-early",
    .summary = "The project's own middleware reads the user or the session before they are set",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
