// Reports URL patterns that are given a class of views in the place of a view.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/findings/url_entries.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"urls", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model};
constexpr Reference references[] = {
    {"Django: Class-based views",
     "https://docs.djangoproject.com/en/5.2/topics/class-based-views/#usage-in-your-urlconf"},
    {"Django: System checks of URLs", "https://docs.djangoproject.com/en/5.2/ref/checks/#urls"},
};

/// Whether a class outside the tree is one of Django's views.
bool is_view(std::string_view path) {
  if (path == "rest_framework.views.APIView") return true;
  return path.starts_with("django.views.") && path.ends_with("View") && path.find(".decorators.") == path.npos;
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const UrlEntry* entry : running_urls(context.model)) {
    if (entry->is_include || entry->callback_node == 0) continue;
    const FileFacts& facts = context.model.facts(entry->file);
    const NodeKind kind = facts.kind(entry->callback_node);
    if (kind != NodeKind::name && kind != NodeKind::attribute) continue;
    const Symbol symbol = context.model.resolve(entry->file, 0, entry->callback_node);
    const bool of_tree =
        symbol.kind == Symbol::Kind::cls && std::ranges::any_of(context.model.cls(symbol.cls).external_bases, is_view);
    if (!of_tree && !(symbol.kind == Symbol::Kind::external && is_view(symbol.external))) continue;
    const std::string name(facts.text_of(entry->callback_node));
    Finding* finding = report_system_check(context, sink, "urls.E009", entry->file, facts.span(entry->callback_node),
                                           name + " is a class, not a view: each request makes one and fails");
    if (finding == nullptr) continue;
    finding->help = "write `" + name + ".as_view()`";
    finding->properties.push_back({"route", {entry->route}});
  }
}

}  // namespace

extern constinit const Check url_view_invalid{.id = "url-view-invalid",
                                              .summary = "A URL pattern has a class of views in the place of a view",
                                              .severity = Severity::error,
                                              .confidence = Confidence::high,
                                              .fix = FixKind::none,
                                              .since = "0.1",
                                              .tags = tags,
                                              .reads = topics,
                                              .references = references,
                                              .run = run};

}  // namespace djvet::checks
