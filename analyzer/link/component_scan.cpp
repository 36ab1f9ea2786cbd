// One scan over each file's nodes: definitions for their decorators, calls for the name of what they call.
// SPDX-License-Identifier: MIT
#include "analyzer/link/component_scan.h"

#include <algorithm>
#include <utility>

#include "analyzer/django/components.h"
#include "analyzer/django/urls.h"
#include "analyzer/model/symbol_names.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

class ComponentScan {
 public:
  ComponentScan(ComponentReader& reader, Components& out) : reader_(reader), model_(reader.model()), out_(out) {}

  void run() {
    for (const Module& module : model_.modules())
      if (!model_.sources().files[module.file.index()].is_dependency()) scan(module.file);
    add_shared();
  }

 private:
  void scan(FileId file) {
    file_ = file;
    const FileFacts& facts = model_.facts(file);
    library_ = std::string_view::npos;
    start_library();
    for (NodeId at = 1; at < facts.nodes().size(); ++at) {
      const NodeKind kind = facts.kind(at);
      if (kind == NodeKind::decorator) decorator(at);
      else if (kind == NodeKind::call && facts.node(at).size() > 2) call(at);
    }
  }

  /// templatetags/a/b.py is the library "a.b".
  void start_library() {
    const std::string_view path = model_.sources().files[file_.index()].path;
    const std::size_t at = path.rfind("templatetags/");
    if (at == path.npos || !path.ends_with(".py") || (at != 0 && path[at - 1] != '/')) return;
    TemplateLibrary library;
    library.name = path.substr(at + 13, path.size() - at - 16);
    std::ranges::replace(library.name, '/', '.');
    library.file = file_;
    const Symbol symbol = reader_.resolver().module_member(file_, "register");
    if (library.name == "__init__" || !is_library(symbol)) return;
    library_ = out_.libraries.size();
    if (symbol.file != file_) shared_.emplace_back(library_, symbol.file);
    out_.libraries.push_back(std::move(library));
  }

  /// `from .other import register`: the library of the other module, with what both register.
  void add_shared() {
    for (const auto& [index, file] : shared_) {
      const auto other = std::ranges::find(out_.libraries, file, &TemplateLibrary::file);
      TemplateLibrary& library = out_.libraries[index];
      library.known = library.known && other != out_.libraries.end();
      if (other == out_.libraries.end()) continue;
      library.entries.insert(library.entries.begin(), other->entries.begin(), other->entries.end());
    }
  }

  [[nodiscard]] bool is_library(const Symbol& symbol) const {
    if (symbol.kind != Symbol::Kind::value) return false;
    const FileFacts& facts = model_.facts(symbol.file);
    if (facts.kind(symbol.node) != NodeKind::call || facts.node(symbol.node).size() < 2) return false;
    const Symbol callee = reader_.resolver().expression(symbol.file, symbol.scope, symbol.node + 1);
    if (callee.kind == Symbol::Kind::cls) return true;  // a library of the tree
    return callee.external.starts_with("django.template.") && callee.external.ends_with(".Library");
  }

  [[nodiscard]] ScopeId scope_around(NodeId node) const {
    const FileFacts& facts = model_.facts(file_);
    const std::span<const Scope> scopes = facts.scopes();
    auto at =
        static_cast<ScopeId>(std::ranges::upper_bound(scopes.subspan(1), node, {}, &Scope::node) - scopes.begin() - 1);
    while (at != 0 && scopes[at].node + facts.node(scopes[at].node).size() <= node) at = scopes[at].parent;
    return at;
  }

  void decorator(NodeId at) {
    const FileFacts& facts = model_.facts(file_);
    const NodeId expression = at + 1;
    if (facts.node(at).size() < 2) return;
    const NodeId callee = facts.kind(expression) == NodeKind::call ? expression + 1 : expression;
    if (facts.kind(callee) != NodeKind::name && facts.kind(callee) != NodeKind::attribute) return;
    const std::string_view name = facts.text_of(callee);
    const bool of_library = facts.kind(callee) == NodeKind::attribute && facts.kind(callee + 1) == NodeKind::name &&
                            facts.text_of(callee + 1) == "register";
    const bool registers = name == "register" || name == "receiver" || name == "task" || name == "shared_task";
    if (!registers && !of_library) return;
    const ScopeId definition = scope_around(at);
    const ScopeId outer = facts.scopes()[definition].parent;
    if (of_library && library_ != std::string_view::npos) return library_decorator(expression, callee, definition);
    const Symbol symbol = reader_.resolver().expression(file_, outer, callee);
    switch (registering_function(symbol.external)) {
      case RegisteringFunction::admin_register: return admin_decorator(expression, outer, definition);
      case RegisteringFunction::receiver: return receiver_decorator(expression, outer, definition);
      case RegisteringFunction::shared_task: return task(expression, outer, definition, true);
      case RegisteringFunction::none: break;
    }
    if (name != "task" || facts.kind(callee) != NodeKind::attribute) return;
    const Symbol app = reader_.resolver().expression(file_, outer, callee + 1);
    if (reader_.is_instance(app, celery_class) || reader_.is_instance(app, "celery.app.base.Celery"))
      task(expression, outer, definition, false);
  }

  void task(NodeId expression, ScopeId outer, ScopeId definition, bool shared) {
    const FileFacts& facts = model_.facts(file_);
    if (!facts.scopes()[definition].is(scope_function)) return;
    CeleryTask task;
    task.file = file_;
    task.scope = definition;
    task.shared = shared;
    task.decorator = expression;
    const NodeId name =
        facts.kind(expression) == NodeKind::call ? argument(facts, expression, no_position, "name") : NodeId{0};
    task.name = name == 0
                    ? scope_name(model_, file_, 0) + "." + std::string(facts.text(facts.scopes()[definition].name))
                    : reader_.text({file_, outer, name}).value_or("");
    out_.tasks.push_back(std::move(task));
  }

  [[nodiscard]] Symbol definition_symbol(ScopeId definition) const {
    Symbol symbol;
    const bool is_class = model_.facts(file_).scopes()[definition].is(scope_class);
    symbol.kind = is_class ? Symbol::Kind::cls : Symbol::Kind::function;
    symbol.file = file_;
    symbol.scope = definition;
    if (is_class) symbol.cls = model_.class_of(file_, definition);
    return symbol;
  }

  void receiver_decorator(NodeId call, ScopeId outer, ScopeId definition) {
    const FileFacts& facts = model_.facts(file_);
    if (facts.kind(call) != NodeKind::call) return;
    const NodeId signals = argument(facts, call, 0, "signal");
    std::vector<Expression> all;
    const NodeKind kind = signals == 0 ? NodeKind::unknown : facts.kind(signals);
    if (kind == NodeKind::list || kind == NodeKind::tuple) reader_.elements({file_, outer, signals}, all);
    else all.push_back({file_, outer, signals});
    for (const Expression& signal : all)
      add_receiver(definition_symbol(definition), signal, {file_, outer, argument(facts, call, no_position, "sender")},
                   facts.span(call));
  }

  /// A signal of Django, or one that the tree makes by Signal(); nothing for what is neither.
  [[nodiscard]] std::string signal_name(const Expression& signal) const {
    const Symbol symbol = reader_.symbol_at(signal);
    if (symbol.kind == Symbol::Kind::external) return is_signal(symbol.external) ? symbol.external : std::string();
    if (!reader_.is_instance(symbol, signal_class) && !reader_.is_instance(symbol, "django.dispatch.dispatcher.Signal"))
      return {};
    const FileFacts& facts = model_.facts(symbol.file);
    for (const Binding& binding : model_.tables().scopes.of(symbol.file, symbol.scope).all())
      if (binding.kind == Binding::Kind::value && binding.index == symbol.node)
        return scope_name(model_, symbol.file, symbol.scope) + "." + std::string(facts.text(binding.name));
    return {};
  }

  void add_receiver(Symbol function, const Expression& signal, const Expression& sender, Span span) {
    SignalReceiver receiver;
    receiver.signal = signal_name(signal);
    if (receiver.signal.empty()) return;
    receiver.function = std::move(function);
    receiver.any_sender = !sender.valid() || model_.facts(sender.file).kind(sender.node) == NodeKind::none_value;
    if (!receiver.any_sender) receiver.sender = reader_.model_at(sender);
    receiver.file = file_;
    receiver.span = span;
    out_.receivers.push_back(std::move(receiver));
  }

  void admin_decorator(NodeId call, ScopeId outer, ScopeId definition) {
    const FileFacts& facts = model_.facts(file_);
    if (facts.kind(call) != NodeKind::call || !facts.scopes()[definition].is(scope_class)) return;
    for (const NodeId child : facts.children(call)) {
      const NodeKind kind = facts.kind(child);
      if (child == call + 1 || kind == NodeKind::keyword || kind == NodeKind::star || kind == NodeKind::double_star)
        continue;
      const ModelId model = reader_.model_at({file_, outer, child});
      if (model.valid()) out_.registrations.push_back({model, model_.class_of(file_, definition), file_, call});
      else out_.registrations_known = false;
    }
  }

  void call(NodeId at) {
    const FileFacts& facts = model_.facts(file_);
    NodeId callee = at + 1;
    if (library_ != std::string_view::npos && facts.kind(callee) == NodeKind::call) ++callee;
    if (facts.kind(callee) != NodeKind::attribute || facts.node(callee).size() < 2) return;
    const std::string_view name = facts.text_of(callee);
    const bool of_library = library_ != std::string_view::npos && facts.kind(callee + 1) == NodeKind::name &&
                            facts.text_of(callee + 1) == "register";
    if (of_library) return library_call(at, callee, scope_around(at), name);
    if (callee != at + 1) return;
    if (name == "connect") {
      const ScopeId scope = scope_around(at);
      const NodeId function = argument(facts, at, 0, "receiver");
      Symbol symbol = function == 0 ? Symbol() : reader_.symbol_at({file_, scope, function});
      if (symbol.kind != Symbol::Kind::function && symbol.kind != Symbol::Kind::external) symbol = {};
      return add_receiver(std::move(symbol), {file_, scope, callee + 1},
                          {file_, scope, argument(facts, at, 1, "sender")}, facts.span(at));
    }
    if (name == "register") site_register(at, scope_around(at));
  }

  void site_register(NodeId at, ScopeId scope) {
    const FileFacts& facts = model_.facts(file_);
    const Symbol site = reader_.symbol_at({file_, scope, at + 2});
    if (!site.is_external(admin_site) && !reader_.is_instance(site, admin_site_class)) {
      const NodeKind receiver = facts.kind(at + 2);
      const bool named = receiver == NodeKind::name || receiver == NodeKind::attribute;
      if (site.kind == Symbol::Kind::unknown && named && facts.text_of(at + 2).find("site") != std::string_view::npos)
        out_.registrations_known = false;
      return;
    }
    const NodeId models = argument(facts, at, 0, "model_or_iterable");
    if (models == 0) return;
    const NodeId cls = argument(facts, at, 1, "admin_class");
    const ClassId admin = cls == 0 ? ClassId() : reader_.class_at({file_, scope, cls});
    std::vector<Expression> all;
    const NodeKind kind = facts.kind(models);
    if (kind != NodeKind::list && kind != NodeKind::tuple) all.push_back({file_, scope, models});
    else if (!reader_.elements({file_, scope, models}, all)) out_.registrations_known = false;
    for (const Expression& each : all) {
      const ModelId model = reader_.model_at(each);
      if (model.valid()) out_.registrations.push_back({model, admin, file_, at, cls == 0});
      else out_.registrations_known = false;
    }
  }

  [[nodiscard]] static bool is_tag(std::string_view method) {
    return method == "tag" || method == "simple_tag" || method == "inclusion_tag" || method == "simple_block_tag";
  }

  void library_decorator(NodeId expression, NodeId callee, ScopeId definition) {
    const FileFacts& facts = model_.facts(file_);
    const std::string_view method = facts.text_of(callee);
    if (!is_tag(method) && method != "filter") return;
    TemplateLibrary& library = out_.libraries[library_];
    LibraryEntry entry;
    entry.kind = method == "filter" ? LibraryEntry::Kind::filter : LibraryEntry::Kind::tag;
    entry.name = facts.text(facts.scopes()[definition].name);
    entry.function = definition_symbol(definition);
    if (facts.kind(expression) == NodeKind::call) {
      const bool named = method == "tag" || method == "filter";
      const NodeId name = argument(facts, expression, named ? 0 : no_position, "name");
      const std::optional<std::string> text = reader_.text({file_, 0, name});
      library.known = library.known && (name == 0 || text);
      if (name != 0 && !text) return;
      if (text) entry.name = *text;
      if (method == "inclusion_tag")
        entry.template_name = reader_.text({file_, 0, argument(facts, expression, 0, "filename")}).value_or("");
    }
    library.entries.push_back(std::move(entry));
  }

  /// register.tag("name", function), register.filter(function), register.simple_tag(function, name="name") and
  /// register.inclusion_tag("template")(function). The call in a decorator is none of these: it has no function.
  void library_call(NodeId at, NodeId callee, ScopeId scope, std::string_view method) {
    const FileFacts& facts = model_.facts(file_);
    if ((!is_tag(method) && method != "filter") || facts.kind(at - 1) == NodeKind::decorator) return;
    const bool called = callee != at + 1;  // register.method(...)(function)
    const NodeId options = called ? callee - 1 : at;
    const bool names_first = method == "tag" || method == "filter";
    NodeId name = argument(facts, options, names_first ? 0 : no_position, "name");
    NodeId function =
        argument(facts, at, names_first && !called ? 1 : 0, method == "tag" ? "compile_function" : "func");
    if (function == 0 && names_first && !called && name != 0 && facts.kind(name) != NodeKind::string)
      std::swap(name, function);
    if (function == 0 || facts.kind(function) == NodeKind::string) return;
    LibraryEntry entry;
    entry.kind = method == "filter" ? LibraryEntry::Kind::filter : LibraryEntry::Kind::tag;
    // In `f = register.filter(f)` the argument is what f was before.
    const bool assigned = at >= 2 && facts.kind(at - 2) == NodeKind::assign;
    entry.function = reader_.resolver().expression(file_, scope, function, assigned ? at - 2 : Resolver::anywhere);
    if (entry.function.kind == Symbol::Kind::value) entry.function = {};
    const std::optional<std::string> text = reader_.text({file_, scope, name});
    if (text) entry.name = *text;
    else if (name == 0) entry.name = last_name(entry.function);
    if (called && method == "inclusion_tag")
      entry.template_name = reader_.text({file_, scope, argument(facts, options, 0, "filename")}).value_or("");
    TemplateLibrary& library = out_.libraries[library_];
    library.known = library.known && !entry.name.empty();
    if (!entry.name.empty()) library.entries.push_back(std::move(entry));
  }

  [[nodiscard]] std::string last_name(const Symbol& symbol) const {
    const std::string name = symbol_name(model_, symbol);
    return name.substr(name.rfind('.') + 1);
  }

  ComponentReader& reader_;
  const ProjectModel& model_;
  Components& out_;
  FileId file_;
  std::size_t library_ = std::string_view::npos;        // the one that the file is
  std::vector<std::pair<std::size_t, FileId>> shared_;  // libraries whose `register` is that of another module
};

}  // namespace

void add_component_registrations(ComponentReader& reader, Components& out) { ComponentScan(reader, out).run(); }

}  // namespace djvet
