// Reports entries of INSTALLED_APPS that Django can't start with (one app twice, two apps of one label) and those that stand on
// the wrong side of another one.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/django/app_orders.h"
#include "analyzer/findings/app_entries.h"
#include "analyzer/findings/check.h"

namespace djvet::checks {
namespace {

constexpr std::string_view tags[] = {"settings", "correctness"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: INSTALLED_APPS", "https://docs.djangoproject.com/en/5.2/ref/settings/#installed-apps"},
    {"Django: AppConfig.label", "https://docs.djangoproject.com/en/5.2/ref/applications/#django.apps.AppConfig.label"},
    {"Django: How to use Django with Daphne",
     "https://docs.djangoproject.com/en/5.2/howto/deployment/asgi/daphne/#integration-with-runserver"},
};

class Looking {
 public:
  Looking(const CheckContext& context, FindingSink& sink) : model_(context.model), sink_(sink) {}

  void look_at(const AppList& list) {
    for (std::size_t i = 1; i < list.entries.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (look_at_pair(list.entries[j], list.entries[i])) break;
    for (const AppOrder& order : app_orders()) look_at_order(list, order);
  }

 private:
  /// Whether the later entry can't be beside the earlier one.
  bool look_at_pair(const AppEntry& before, const AppEntry& entry) {
    std::string message;
    std::string help;
    if (before.item->value == entry.item->value ||
        (before.name == entry.name && !entry.label.empty() && entry.label == before.label)) {
      message = "The app " + entry.name + " is in INSTALLED_APPS twice: Django doesn't start";
      help = "leave one of them out";
    } else if (!entry.label.empty() && entry.label == before.label) {
      message = entry.name + " and " + before.name + " both have the label " + entry.label + ": Django doesn't start";
      help = "give one of them a label of its own in its AppConfig: label = \"...\"";
    } else {
      return false;
    }
    Finding* const finding = start(*entry.item, std::move(message), *before.item, "the other one");
    if (finding == nullptr) return true;
    finding->severity = Severity::error;
    finding->help = std::move(help);
    return true;
  }

  void look_at_order(const AppList& list, const AppOrder& order) {
    const auto first = std::ranges::find(list.entries, order.first, &AppEntry::name);
    const auto second = std::ranges::find(list.entries, order.second, &AppEntry::name);
    if (first == list.entries.end() || second == list.entries.end() || first < second) return;
    Finding* const finding = start(
        *first->item,
        std::string(order.first) + " must come before " + std::string(order.second) + ": " + std::string(order.why),
        *second->item, "which is above it");
    if (finding == nullptr) return;
    finding->severity = order.fails ? Severity::error : Severity::warning;
    finding->help =
        "put \"" + first->item->value + "\" above \"" + second->item->value + "\" (" + std::string(order.source) + ")";
    if (!order.check.empty()) finding->properties.push_back({"djangoCheck", {std::string(order.check)}});
    add_move(second, first, *finding);
  }

  /// The lower entry goes directly above the upper one, where one list of the source holds both and all between them.
  void add_move(std::vector<AppEntry>::const_iterator upper, std::vector<AppEntry>::const_iterator lower,
                Finding& finding) const {
    Strategy strategy;
    strategy.kind = Strategy::Kind::reorder;
    strategy.safety = Safety::unsafe;
    strategy.names.push_back(lower->item->value);
    NodeId around = 0;
    const auto add = [&](const AppEntry& entry) {
      const FileId file = entry.item->file;
      if (!file.valid() || file != upper->item->file) return false;
      const FileFacts& facts = model_.facts(file);
      for (NodeId node = 1; node < facts.nodes().size(); ++node) {
        const NodeKind kind = facts.kind(node);
        if (kind != NodeKind::list && kind != NodeKind::tuple) continue;
        for (const NodeId child : facts.children(node)) {
          if (facts.kind(child) != NodeKind::string || facts.span(child) != entry.item->span) continue;
          if (around != 0 && around != node) return false;
          around = node;
          strategy.places.push_back({file, child});
          return true;
        }
      }
      return false;
    };
    if (!add(*lower)) return;
    for (auto at = upper; at != lower; ++at)
      if (!add(*at)) return;
    finding.strategies.push_back(std::move(strategy));
  }

  Finding* start(const SettingList::Item& item, std::string message, const SettingList::Item& other,
                 std::string_view what) {
    if (!item.file.valid() || !reported_.emplace(item.file, item.span.begin, message).second) return nullptr;
    Finding& finding = sink_.report(item.file, item.span, std::move(message));
    if (other.file.valid()) finding.notes.push_back({other.file, other.span, std::string(what)});
    finding.anchor = item.value;
    finding.properties.push_back({"setting", {"INSTALLED_APPS"}});
    finding.properties.push_back({"entry", {item.value}});
    return &finding;
  }

  const ProjectModel& model_;
  FindingSink& sink_;
  std::set<std::tuple<FileId, std::uint32_t, std::string>> reported_;  // a base module's entries are in each variant
};

void run(const CheckContext& context, FindingSink& sink) {
  const ModuleNames names(context.model);
  Looking looking(context, sink);
  for (const AppList& list : app_lists(context.model, names)) looking.look_at(list);
}

}  // namespace

extern constinit const Check installed_apps_conflict{
    .id = "installed-apps-conflict",
    .summary = "INSTALLED_APPS has one app twice, two of one label, or two in an order that doesn't work",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::unsafe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
