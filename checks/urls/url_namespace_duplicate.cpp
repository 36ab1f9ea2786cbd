// Reports includes that put several URLconfs into one namespace.
// SPDX-License-Identifier: MIT
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/findings/url_entries.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"urls", "system-check"};
constexpr Topic topics[] = {Topic::model};
constexpr Reference references[] = {
    {"Django: URL namespaces", "https://docs.djangoproject.com/en/5.2/topics/http/urls/#url-namespaces"},
    {"Django: System checks of URLs", "https://docs.djangoproject.com/en/5.2/ref/checks/#urls"},
};

constexpr std::size_t most_depth = 20;       // includes in includes
constexpr std::size_t most_includes = 5000;  // of one root

using Places = std::map<std::string, std::vector<const UrlEntry*>>;  // by the namespaces, joined with ':'

/// The includes with a namespace below a list. An include that is met on several ways counts on each, as in Django.
void collect(const Urls& urls, UrlListId root, Places& out) {
  struct Way {
    UrlListId list;
    std::string spaces;
    std::size_t depth = 0;
  };
  std::vector<Way> waiting{{root, "", 0}};
  for (std::size_t i = 0; i < waiting.size() && i < most_includes; ++i) {
    const Way way = waiting[i];
    if (!way.list.valid() || way.depth > most_depth) continue;
    for (const UrlItem& item : urls.list(way.list).items) {
      const UrlEntry& entry = urls.entry(item.entry);
      const bool leads = entry.is_include || entry.kind == UrlKind::language;
      if (!leads || item.conditional || !entry.namespace_known) continue;
      std::string spaces = way.spaces;
      if (!entry.space.empty()) {
        spaces += (spaces.empty() ? "" : ":") + entry.space;
        out[spaces].push_back(&entry);
      }
      waiting.push_back({entry.includes, std::move(spaces), way.depth + 1});
    }
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  for (const UrlConf* conf : root_urlconfs(context.model)) {
    Places places;
    collect(context.model.urls(), conf->list, places);
    for (const auto& [space, entries] : places) {
      const UrlEntry& last = *entries.back();
      if (entries.size() < 2 || !last.file.valid() || context.model.sources().files[last.file.index()].is_dependency())
        continue;
      Finding* finding =
          report_system_check(context, sink, "urls.W005", last.file, last.span,
                              "The namespace '" + space + "' is taken: some of its URLs can't be reversed");
      if (finding == nullptr) continue;
      finding->help = "give each include() a namespace of its own: `include((patterns, \"app\"), namespace=\"other\")`";
      for (std::size_t i = 0; i + 1 < entries.size(); ++i)
        if (entries[i] != &last && entries[i]->file.valid())
          finding->notes.push_back({entries[i]->file, entries[i]->span, "taken here"});
      finding->properties.push_back({"namespace", {space}});
    }
  }
}

}  // namespace

extern constinit const Check url_namespace_duplicate{
    .id = "url-namespace-duplicate",
    .summary = "Several includes share one namespace, so that URLs of one can't be reversed",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
