// Writes URLconfs and roots one pattern a line; texts are in double quotes, with backslashes and quotes escaped by a
// backslash, so that other programs can read them back.
// SPDX-License-Identifier: MIT
#include "analyzer/model/symbol_names.h"
#include "analyzer/model/urls.h"

namespace djvet {
namespace {

class UrlDump {
 public:
  explicit UrlDump(const ProjectModel& model) : model_(model), urls_(model.urls()) {}

  std::string run() {
    for (const UrlConf& conf : urls_.confs()) describe(conf);
    for (const UrlRoot& root : urls_.roots()) describe(root);
    return std::move(out_);
  }

 private:
  void word(std::string_view key, std::string_view text) {
    out_ += " " + std::string(key) + " ";
    append_quoted(out_, text);
  }

  void describe(const UrlConf& conf) {
    out_ += "urlconf " + model_.module_of(conf.file)->dotted;
    if (!conf.app_name.empty()) word("app", conf.app_name);
    const UrlList& list = urls_.list(conf.list);
    out_ += list.known ? "\n" : " (not all known)\n";
    for (const UrlItem& item : list.items) {
      const UrlEntry& entry = urls_.entry(item.entry);
      constexpr std::string_view kinds[] = {"path", "regex", "language"};
      out_ += "  " + std::string(kinds[static_cast<std::size_t>(entry.kind)]);
      if (entry.route_known) word("route", entry.route);
      else out_ += " route ?";
      if (entry.translated) out_ += " translated";
      if (entry.is_include) include(entry);
      else pattern(entry);
      out_ += item.conditional ? " conditional\n" : "\n";
    }
  }

  void include(const UrlEntry& entry) {
    out_ += " include";
    if (!entry.outside.empty()) word("outside", entry.outside);
    if (!entry.namespace_known) out_ += " namespace ?";
    if (!entry.app_name.empty()) word("app", entry.app_name);
    if (!entry.space.empty()) word("namespace", entry.space);
    if (!entry.includes.valid()) return;
    for (const UrlConf& conf : urls_.confs())
      if (conf.list == entry.includes) word("urlconf", model_.module_of(conf.file)->dotted);
    const UrlList& list = urls_.list(entry.includes);
    out_ += " of " + std::to_string(list.items.size()) + (list.known ? "" : " (not all known)");
  }

  void pattern(const UrlEntry& entry) {
    if (!entry.name_known) out_ += " name ?";
    else if (!entry.name.empty()) word("name", entry.name);
    callback(entry);
  }

  void callback(const UrlEntry& entry) {
    word("callback", symbol_name(model_, entry.callback));
    for (const std::string& action : entry.actions) word("action", action);
  }

  void describe(const UrlRoot& root) {
    out_ += "root " + root.dotted + " of " + model_.module_of(root.settings)->dotted + "\n";
    const UrlConf* conf = root.urlconf.valid() ? urls_.conf_of(root.urlconf) : nullptr;
    if (conf == nullptr) return;
    if (!urls_.list(conf->list).known) out_ += "  opaque route \"\"\n";
    for (const UrlPattern& pattern : urls_.patterns(*conf)) describe(pattern);
  }

  void describe(const UrlPattern& pattern) {
    const UrlEntry& entry = urls_.entry(pattern.entry);
    out_ += pattern.opaque ? "  opaque" : entry.kind == UrlKind::path ? "  path" : "  regex";
    if (pattern.route_known) word("route", pattern.route);
    else out_ += " route ?";
    if (entry.route_known) word("own", entry.route);
    if (!pattern.namespaces.empty()) word("namespace", pattern.namespaces);
    if (!pattern.app_names.empty()) word("app", pattern.app_names);
    if (!pattern.name_known) out_ += " name ?";
    else if (!pattern.name.empty()) word("name", pattern.name);
    if (!pattern.opaque) callback(entry);
    else if (!entry.outside.empty()) word("outside", entry.outside);
    if (pattern.localized) out_ += " localized";
    if (pattern.conditional) out_ += " conditional";
    out_ += "\n";
  }

  const ProjectModel& model_;
  const Urls& urls_;
  std::string out_;
};

}  // namespace

std::string dump_urls(const ProjectModel& model) { return UrlDump(model).run(); }

}  // namespace djvet
