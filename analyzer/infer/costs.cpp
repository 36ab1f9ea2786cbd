// Lists the entries of a project and measures each by an evaluator of its own.
// SPDX-License-Identifier: MIT
#include "analyzer/infer/costs.h"

#include <algorithm>
#include <array>
#include <set>

#include "analyzer/base/parallel.h"
#include "analyzer/django/decorators.h"
#include "analyzer/infer/evaluator.h"
#include "analyzer/infer/surroundings.h"
#include "analyzer/model/components.h"
#include "analyzer/model/symbol_names.h"
#include "analyzer/model/urls.h"

namespace djvet {
namespace {

class Entries {
 public:
  Entries(const ProjectModel& model, const Surroundings& around) : model_(model), around_(around) {}

  std::vector<CostEntry> list() {
    list_urls();
    list_tasks();
    list_commands();
    list_admin();
    return std::move(entries_);
  }

 private:
  /// Settings for several environments mostly name one URLconf.
  void list_urls() {
    const Urls& urls = model_.urls();
    std::set<FileId> seen;
    for (const UrlRoot& root : urls.roots()) {
      const UrlConf* conf = root.urlconf.valid() ? urls.conf_of(root.urlconf) : nullptr;
      if (conf == nullptr || !around_.is_judged(root.urlconf) || !seen.insert(root.urlconf).second) continue;
      for (const UrlPattern& pattern : urls.patterns(*conf))
        list_pattern(urls.entry(pattern.entry), pattern, root.urlconf);
    }
  }

  void list_pattern(const UrlEntry& url, const UrlPattern& pattern, FileId urlconf) {
    CostEntry entry;
    entry.kind = CostEntry::Kind::url;
    entry.route = "/" + readable(pattern.route) + (pattern.route_known ? "" : "...");
    if (pattern.name_known) entry.name = pattern.name;
    entry.method = "GET";
    entry.place = {url.file.valid() ? url.file : urlconf, 0};
    entry.callback = url.callback;
    if (pattern.opaque) {
      if (url.outside.starts_with("django.contrib.admin")) return;  // list_admin()
      entry.callback = {};
      entry.callback.kind = Symbol::Kind::external;
      entry.callback.external = url.outside.empty() ? "what is included here" : url.outside;
      entries_.push_back(std::move(entry));
      return;
    }
    if (Symbol described =
            entry.callback.kind == Symbol::Kind::external ? model_.described(entry.callback.external) : Symbol();
        described.kind != Symbol::Kind::unknown) {
      entry.code = entry.callback.external;
      entry.callback = std::move(described);
    } else {
      entry.code = symbol_name(model_, entry.callback);
    }
    entry.arguments = {url.file, url.callback_node};
    if (url.callback_node != 0) entry.place.node = url.callback_node;
    add_methods(std::move(entry), url.actions);
  }

  /// A route without the anchors of regular expressions.
  static std::string readable(std::string_view route) {
    std::string out;
    for (std::size_t i = 0; i < route.size(); ++i) {
      const bool negation = i > 0 && route[i - 1] == '[';
      if ((route[i] != '^' || negation) && (route[i] != '$' || i + 1 != route.size())) out += route[i];
    }
    return out;
  }

  /// One entry for each method that answers.
  void add_methods(CostEntry entry, const std::vector<std::string>& actions) {
    const Symbol& callback = entry.callback;
    const auto add = [&](std::string_view method, std::string_view action) {
      entries_.push_back(entry);
      entries_.back().method = method;
      entries_.back().action = action;
    };
    if (callback.kind == Symbol::Kind::function) {
      const FileFacts& facts = model_.facts(callback.file);
      const NodeId node = facts.scopes()[callback.scope].node;
      entry.place = {callback.file, node};
      const bool posts = names_post(facts, node);
      if (!has_decorator(facts, node, "require_POST")) add("GET", "");
      if (posts || has_decorator(facts, node, "require_POST")) add("POST", "");
      return;
    }
    if (callback.kind != Symbol::Kind::cls) return add("GET", "");
    const Class& cls = model_.cls(callback.cls);
    if (around_.is_judged(cls.file) || cls.file != entry.place.file) {
      if (!model_.sources().files[cls.file.index()].is_description())
        entry.place = {cls.file, model_.facts(cls.file).scopes()[cls.scope].node};
    }
    if (!actions.empty()) {
      for (const std::string& action : actions) add(method_of(action), action);
      return;
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> methods{
        {{"get", "GET"}, {"post", "POST"}, {"put", "PUT"}, {"patch", "PATCH"}, {"delete", "DELETE"}}};
    bool any = false;
    for (const auto& [name, method] : methods) {
      if (!has_method(cls, name)) continue;
      add(method, name);
      any = true;
    }
    if (!any) add("GET", "get");
  }

  /// Whether a class or one that it inherits from, described ones included, defines a method.
  [[nodiscard]] bool has_method(const Class& cls, std::string_view name) const {
    return std::ranges::any_of(cls.behaviour, [&](ClassId owner) {
      const Class& one = model_.cls(owner);
      const FileFacts& facts = model_.facts(one.file);
      const auto body = facts.children(facts.body(facts.scopes()[one.scope].node));
      return std::ranges::any_of(body, [&](NodeId statement) {
        return facts.kind(statement) == NodeKind::function_def && facts.text_of(statement) == name;
      });
    });
  }

  static std::string_view method_of(std::string_view action) {
    if (action == "create") return "POST";
    if (action == "update") return "PUT";
    if (action == "partial_update") return "PATCH";
    return action == "destroy" ? "DELETE" : "GET";
  }

  /// Whether a function compares something with "POST".
  static bool names_post(const FileFacts& facts, NodeId function) {
    for (NodeId id = function; id < function + facts.node(function).size(); ++id)
      if (facts.kind(id) == NodeKind::string && facts.text_of(id) == "POST") return true;
    return false;
  }

  void list_tasks() {
    for (const CeleryTask& task : model_.components().tasks) {
      if (!around_.is_judged(task.file)) continue;
      CostEntry entry;
      entry.kind = CostEntry::Kind::task;
      entry.code = scope_name(model_, task.file, task.scope);
      entry.route = task.name.empty() ? entry.code : task.name;
      entry.callback.kind = Symbol::Kind::function;
      entry.callback.file = task.file;
      entry.callback.scope = task.scope;
      entry.place = {task.file, model_.facts(task.file).scopes()[task.scope].node};
      entries_.push_back(std::move(entry));
    }
  }

  void list_commands() {
    for (const ManagementCommand& command : model_.components().commands) {
      if (!around_.is_judged(command.file) || !command.cls.valid()) continue;
      const Class& cls = model_.cls(command.cls);
      CostEntry entry;
      entry.kind = CostEntry::Kind::command;
      entry.route = command.name;
      entry.code = cls.qualified;
      entry.action = "handle";
      entry.callback.kind = Symbol::Kind::cls;
      entry.callback.cls = command.cls;
      entry.place = {cls.file, model_.facts(cls.file).scopes()[cls.scope].node};
      entries_.push_back(std::move(entry));
    }
  }

  /// Two pages of each model that is registered: its list, and the form of one row.
  void list_admin() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> pages{
        {{"djvet_change_list", " change list"}, {"djvet_change_form", " change form"}}};
    for (const AdminRegistration& registration : model_.components().registrations) {
      if (!around_.is_judged(registration.file) || !registration.model.valid()) continue;
      CostEntry entry;
      entry.kind = CostEntry::Kind::admin;
      entry.model = registration.model;
      entry.place = {registration.file, registration.node};
      entry.code = "django.contrib.admin.ModelAdmin";
      entry.callback = model_.described(entry.code);
      if (registration.admin.valid()) {
        const Class& cls = model_.cls(registration.admin);
        entry.code = cls.qualified;
        entry.callback.kind = Symbol::Kind::cls;
        entry.callback.cls = registration.admin;
        entry.place = {cls.file, model_.facts(cls.file).scopes()[cls.scope].node};
      }
      for (const auto& [action, page] : pages) {
        entries_.push_back(entry);
        entries_.back().action = action;
        entries_.back().route = model_.model(registration.model).label() + std::string(page);
      }
    }
  }

  const ProjectModel& model_;
  const Surroundings& around_;
  std::vector<CostEntry> entries_;
};

}  // namespace

std::vector<CostEntry> measure_entries(const ProjectModel& model, unsigned workers) {
  const Surroundings around(model);
  std::vector<CostEntry> entries = Entries(model, around).list();
  std::vector<MemberTable> members(std::max(workers, 1U), MemberTable(around));
  parallel_for(entries.size(), workers, [&](unsigned worker, std::size_t i) {
    Costs costs;
    members[worker].forget_many();
    Evaluator(around, members[worker]).measure(entries[i], costs);
    entries[i].costs = std::move(costs);
  });
  return entries;
}

}  // namespace djvet
