// Relations are told apart by the model they start from and their paths, places by file and function.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/group_triggers.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "analyzer/findings/app_folders.h"
#include "analyzer/findings/escalation.h"

namespace djvet {
namespace {

using Relation = std::pair<std::string, std::vector<std::string>>;  // label of the model, paths

Relation relation_of(const Finding& finding) {
  Relation relation;
  for (const Property& property : finding.properties) {
    if (property.key == "model" && !property.values.empty()) relation.first = property.values.front();
    if (property.key == "relations") relation.second = property.values;
  }
  return relation;
}

bool is_open(const Finding& finding) {
  return finding.untried == 0 && finding.fixes.empty() && !finding.attempts.empty();
}

bool spans_apps(const Finding& finding, const Sources& sources, const AppFolders& apps) {
  std::set<std::string_view> touched;
  for (const Strategy& strategy : finding.strategies)
    for (const Strategy::Place& place : strategy.places)
      if (place.file.valid()) touched.insert(apps.app_of(sources.files[place.file.index()].path));
  return touched.size() > 1;
}

}  // namespace

void add_group_triggers(std::vector<Finding>& findings, const Sources& sources) {
  const AppFolders apps(sources);
  std::map<Relation, std::set<std::pair<FileId, std::string>>> places;
  for (const Finding& finding : findings)
    if (is_open(finding)) places[relation_of(finding)].emplace(finding.file, finding.symbol);
  for (Finding& finding : findings) {
    if (!is_open(finding)) continue;
    const Relation relation = relation_of(finding);
    if (!relation.first.empty() && !relation.second.empty() && places[relation].size() >= several_places)
      add_trigger(finding, Trigger::several_endpoints);
    if (spans_apps(finding, sources, apps)) add_trigger(finding, Trigger::several_apps);
  }
}

}  // namespace djvet
