// Reports routes and names of URL patterns that don't do what they look like.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/system_check.h"
#include "analyzer/findings/url_entries.h"
#include "analyzer/model/project_model.h"
#include "analyzer/model/urls.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"urls", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: URL dispatcher", "https://docs.djangoproject.com/en/5.2/topics/http/urls/"},
    {"Django: System checks of URLs", "https://docs.djangoproject.com/en/5.2/ref/checks/#urls"},
};

/// Whether all settings that the project runs with leave APPEND_SLASH as it is, or true.
bool appends_slash(const ProjectModel& model) {
  return std::ranges::all_of(model.settings(), [](const SettingsModule& settings) {
    const Setting* setting = settings.find("APPEND_SLASH");
    return setting == nullptr || (setting->value.is(Constant::Kind::boolean) && setting->value.number == 1);
  });
}

/// What Django compiles: of path() the route between the signs that it adds.
std::string expression_of(const UrlEntry& entry) {
  if (entry.kind == UrlKind::regex) return entry.route;
  return "^" + entry.route + (entry.is_include ? "" : "\\Z");
}

bool begins_with_slash(const UrlEntry& entry) {
  const std::string regex = expression_of(entry);
  const bool slash = regex.starts_with("/") || regex.starts_with("^/") || regex.starts_with("^\\/");
  return slash && !regex.ends_with("/");
}

bool looks_like_regex(const UrlEntry& entry) {
  return entry.route.find("(?P<") != std::string::npos || entry.route.starts_with("^") || entry.route.ends_with("$");
}

/// The first bracket of a route that has no partner; nothing where all have.
std::optional<char> single_bracket(std::string_view route) {
  int open = 0;
  for (const char sign : route) {
    if (sign == '<') ++open;
    if (sign == '>' && --open < 0) return '>';
  }
  return open > 0 ? std::optional('<') : std::nullopt;
}

/// The lists of patterns that stand at the top of a module: `urlpatterns = [...]` and `urlpatterns += [...]`.
std::vector<NodeId> written_lists(const FileFacts& facts) {
  std::vector<NodeId> out;
  const auto end = static_cast<NodeId>(facts.nodes().size());
  for (NodeId at = 1; at < end; at += facts.node(at).size()) {
    const NodeKind kind = facts.kind(at);
    if ((kind != NodeKind::assign && kind != NodeKind::aug_assign) || facts.node(at).has(flag_no_value)) continue;
    if (facts.kind(at + 1) != NodeKind::name || facts.text_of(at + 1) != "urlpatterns") continue;
    if (facts.kind(facts.last_child(at)) == NodeKind::list) out.push_back(facts.last_child(at));
  }
  return out;
}

class Reporter {
 public:
  Reporter(const CheckContext& context, FindingSink& sink) : context_(context), sink_(sink) {}

  void look_at(const UrlEntry& entry, bool slashes) {
    if (entry.name_known && entry.name.find(':') != std::string::npos)
      report("urls.W003", entry, "The name '" + entry.name + "' has a colon, which reverse() takes for a namespace",
             "use another sign");
    if (!entry.route_known || entry.translated) return;
    if (slashes && begins_with_slash(entry))
      report("urls.W002", entry, "The route " + shown_route(entry) + " begins with a slash, so that URLs have two",
             "leave it out; an include() needs it at its end");
    if (entry.kind == UrlKind::path) return look_at_path(entry);
    if (entry.is_include && entry.route.ends_with("$") && !entry.route.ends_with("\\$"))
      report("urls.W001", entry,
             "The route " + shown_route(entry) + " of an include() ends with '$': nothing can follow",
             "leave out the '$'");
  }

  /// Texts and tuples, as Django took them before 1.10.
  void look_at_items(FileId file) {
    const FileFacts& facts = context_.model.facts(file);
    for (const NodeId list : written_lists(facts)) {
      for (const NodeId item : facts.children(list)) {
        const bool text = facts.kind(item) == NodeKind::string;
        if (!text && facts.kind(item) != NodeKind::tuple) continue;
        Finding* finding =
            report_system_check(context_, sink_, "urls.E004", file, facts.span(item),
                                std::string(text ? "A text" : "A tuple") + " in urlpatterns is no pattern");
        if (finding != nullptr)
          finding->help = text ? "leave it out: a list of patterns has no prefix" : "write path(...) or re_path(...)";
      }
    }
  }

 private:
  void look_at_path(const UrlEntry& entry) {
    if (looks_like_regex(entry))
      report("2_0.W001", entry,
             "The route " + shown_route(entry) + " is a regular expression, which path() takes literally",
             "use re_path(), or write it as a route of path()");
    if (const std::optional<char> bracket = single_bracket(entry.route))
      report("urls.W010", entry, "The route " + shown_route(entry) + " has a '" + *bracket + "' without its partner",
             "");
  }

  void report(std::string_view id, const UrlEntry& entry, std::string message, std::string help) {
    Finding* finding = report_system_check(context_, sink_, id, entry.file, entry.span, std::move(message));
    if (finding == nullptr) return;
    finding->help = std::move(help);
    finding->properties.push_back({"route", {entry.route}});
  }

  const CheckContext& context_;
  FindingSink& sink_;
};

void run(const CheckContext& context, FindingSink& sink) {
  Reporter reporter(context, sink);
  const bool slashes = appends_slash(context.model);
  std::set<UrlListId> lists;  // that are reached
  for (const UrlConf* conf : root_urlconfs(context.model)) lists.insert(conf->list);
  for (const UrlEntry* entry : running_urls(context.model)) {
    reporter.look_at(*entry, slashes);
    if (entry->includes.valid()) lists.insert(entry->includes);
  }
  for (const UrlConf& conf : context.model.urls().confs())
    if (lists.contains(conf.list) && !context.model.sources().files[conf.file.index()].is_dependency())
      reporter.look_at_items(conf.file);
}

}  // namespace

extern constinit const Check url_pattern_invalid{
    .id = "url-pattern-invalid",
    .summary = "A URL pattern has a route or name that doesn't do what it looks like",
    .severity = Severity::warning,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
