// Lists are followed once: an include of an include is the same list.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/url_entries.h"

#include <algorithm>
#include <set>

namespace djvet {

std::vector<const UrlConf*> root_urlconfs(const ProjectModel& model) {
  std::vector<const UrlConf*> confs;
  for (const UrlRoot& root : model.urls().roots()) {
    const Role role = model.sources().files[root.settings.index()].role;
    if (!root.urlconf.valid() || role == Role::test || role == Role::vendored) continue;
    const UrlConf* conf = model.urls().conf_of(root.urlconf);
    if (conf != nullptr && std::ranges::find(confs, conf) == confs.end()) confs.push_back(conf);
  }
  return confs;
}

std::vector<const UrlEntry*> running_urls(const ProjectModel& model) {
  const Urls& urls = model.urls();
  std::vector<UrlListId> waiting;
  for (const UrlConf* conf : root_urlconfs(model)) waiting.push_back(conf->list);
  if (urls.roots().empty()) {
    for (const UrlConf& conf : urls.confs())
      if (model.sources().files[conf.file.index()].role == Role::code) waiting.push_back(conf.list);
  }
  std::vector<const UrlEntry*> out;
  std::set<UrlListId> seen;
  std::set<UrlEntryId> met;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (!waiting[i].valid() || !seen.insert(waiting[i]).second) continue;
    for (const UrlItem& item : urls.list(waiting[i]).items) {
      const UrlEntry& entry = urls.entry(item.entry);
      if (item.conditional || !met.insert(item.entry).second) continue;
      if (entry.is_include || entry.kind == UrlKind::language) waiting.push_back(entry.includes);
      if (!entry.file.valid() || model.sources().files[entry.file.index()].is_dependency()) continue;
      if (entry.is_include || entry.callback_node != 0) out.push_back(&entry);
    }
  }
  return out;
}

std::string shown_route(const UrlEntry& entry) { return entry.route.empty() ? "''" : "'" + entry.route + "'"; }

}  // namespace djvet
