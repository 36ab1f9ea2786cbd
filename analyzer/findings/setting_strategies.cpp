// What is bound is read from the facts of the module's file; the model says only what came of it.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/setting_strategies.h"

#include <algorithm>
#include <utility>

#include "analyzer/django/middleware.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

bool is_literal(NodeKind kind) {
  constexpr NodeKind literals[] = {NodeKind::true_value, NodeKind::false_value, NodeKind::none_value, NodeKind::integer,
                                   NodeKind::string};
  return std::ranges::find(literals, kind) != std::end(literals);
}

/// What a setting that shall be on in production is given; nothing where the module is one for development.
std::optional<std::string> turned_on(const ProjectModel& model, FileId file) {
  const FileFacts& facts = model.facts(file);
  if (!model.tables().scopes.of(file, 0).binds(facts, "DEBUG")) return "True";
  const PlainBinding debug = plain_binding(model, file, "DEBUG");
  if (debug.value == 0 || facts.kind(debug.value) == NodeKind::true_value) return std::nullopt;
  return facts.kind(debug.value) == NodeKind::false_value ? "True" : "not DEBUG";
}

/// The last `NAME = ...` of the module's top level whose name begins like another one, else the last of all; below a statement
/// that it needs. 0 where there is none.
NodeId last_setting(const FileFacts& facts, std::string_view like, NodeId needed) {
  const std::string_view family = like.substr(0, like.find('_') + 1);
  NodeId last = 0, related = 0;
  for (const NodeId statement : facts.children(0)) {
    if (facts.kind(statement) != NodeKind::assign) continue;
    const NodeId target = facts.child(statement, 0);
    const std::string_view name = facts.kind(target) == NodeKind::name ? facts.text_of(target) : std::string_view();
    const bool upper = !name.empty() && std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!upper || name.starts_with('_') || statement < needed) continue;
    last = statement;
    if (name.starts_with(family)) related = statement;
  }
  return related != 0 ? related : last;
}

bool is_own(const ProjectModel& model, const SettingList::Item& item) {
  return item.file.valid() && item.span.size() > 0 && !model.sources().files[item.file.index()].is_dependency();
}

/// The first place where every row of the order about the entry holds, and before what usually stands behind it.
std::optional<std::size_t> place_for(const std::vector<SettingList::Item>& items, std::string_view needed) {
  const std::size_t usual = usual_middleware_place(needed);
  if (usual == unknown_middleware_place) return std::nullopt;
  std::size_t least = 0, most = items.size();
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (const MiddlewareOrder& row : middleware_orders()) {
      if (row.first == needed && row.second == items[i].value) most = std::min(most, i);
      if (row.second == needed && row.first == items[i].value) least = std::max(least, i + 1);
    }
  }
  if (least > most) return std::nullopt;
  for (std::size_t i = least; i < most; ++i) {
    const std::size_t other = usual_middleware_place(items[i].value);
    if (other != unknown_middleware_place && other > usual) return i;
  }
  return most;
}

/// Whether some string of a file is a text: what is there already is taken out, or put in under a condition.
bool says(const FileFacts& facts, std::string_view text) {
  for (NodeId node = 1; node < facts.nodes().size(); ++node)
    if (facts.kind(node) == NodeKind::string && facts.text_of(node) == text) return true;
  return false;
}

}  // namespace

std::optional<Strategy> setting_to(const ProjectModel& model, const SettingsModule& module, std::string_view name,
                                   std::string_view code, bool encrypted) {
  const FileId file = module.file;
  if (!module.configuration.empty() || model.sources().files[file.index()].is_dependency()) return std::nullopt;
  const FileFacts& facts = model.facts(file);
  const std::optional<std::string> value = encrypted ? turned_on(model, file) : std::string(code);
  if (!value) return std::nullopt;
  const std::string line = std::string(name).append(" = ").append(*value);
  if (model.tables().scopes.of(file, 0).binds(facts, name)) {
    const PlainBinding bound = plain_binding(model, file, name);
    if (bound.value == 0 || !is_literal(facts.kind(bound.value))) return std::nullopt;
    return replacing(file, facts.span(bound.value), *value, Safety::unsafe, "write `" + line + "`");
  }
  const NodeId last = last_setting(facts, name, encrypted ? plain_binding(model, file, "DEBUG").statement : 0);
  if (last == 0) return std::nullopt;
  Strategy strategy = source_strategy(file, Safety::unsafe, "add `" + line + "`");
  strategy.insertions.push_back({Strategy::Insertion::Kind::line, file, facts.span(last), true, 0, line});
  return strategy;
}

Strategy inserting(const SettingList::Item& beside, bool behind, std::string_view value, std::size_t rank,
                   Safety safety, std::string_view setting) {
  Strategy strategy =
      source_strategy(beside.file, safety, "add `" + std::string(value) + "` to " + std::string(setting));
  strategy.insertions.push_back({Strategy::Insertion::Kind::item, beside.file, beside.span, behind,
                                 static_cast<std::uint32_t>(rank), std::string(value)});
  return strategy;
}

std::optional<Strategy> inserting_middleware(const ProjectModel& model, const std::vector<SettingList::Item>& items,
                                             std::string_view needed, Safety safety) {
  const std::optional<std::size_t> place = place_for(items, needed);
  if (!place || items.empty()) return std::nullopt;
  const bool behind = *place == items.size();
  const SettingList::Item& beside = items[behind ? *place - 1 : *place];
  const bool one_file = behind || *place == 0 || items[*place - 1].file == beside.file;
  if (!is_own(model, beside) || !one_file || says(model.facts(beside.file), needed)) return std::nullopt;
  return inserting(beside, behind, needed, usual_middleware_place(needed), safety, "MIDDLEWARE");
}

}  // namespace djvet
