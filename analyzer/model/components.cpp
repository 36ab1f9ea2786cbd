// Tables are sorted by class, so that a class is found by halving.
// SPDX-License-Identifier: MIT
#include "analyzer/model/components.h"

#include <algorithm>

#include "analyzer/model/symbol_names.h"

namespace djvet {
namespace {

template <class Component>
const Component* find(const std::vector<Component>& table, ClassId cls) {
  const auto at = std::ranges::lower_bound(table, cls, {}, &Component::cls);
  return at != table.end() && at->cls == cls ? &*at : nullptr;
}

class ComponentDump {
 public:
  explicit ComponentDump(const ProjectModel& model) : model_(model) {}

  std::string run() {
    const Components& all = model_.components();
    for (const Serializer& each : all.serializers) with_fields("serializer", each);
    for (const Form& each : all.forms) with_fields("form", each);
    for (const AdminClass& each : all.admins) describe(each);
    for (const AdminRegistration& each : all.registrations)
      line("registered " + model_.model(each.model).label() + " " + name(each.admin));
    for (const ViewClass& each : all.views) describe(each);
    for (const ViewFunction& each : all.view_functions)
      line("view function " + scope_name(model_, each.file, each.scope));
    for (const CeleryTask& each : all.tasks)
      line("task " + scope_name(model_, each.file, each.scope) + " as " + (each.name.empty() ? "?" : each.name) +
           (each.shared ? " shared" : ""));
    for (const SignalReceiver& each : all.receivers) describe(each);
    for (const ManagementCommand& each : all.commands) line("command " + each.name + " " + name(each.cls));
    for (const TemplateLibrary& each : all.libraries) describe(each);
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + "\n"; }
  [[nodiscard]] std::string name(ClassId cls) const { return cls.valid() ? model_.cls(cls).qualified : "?"; }
  [[nodiscard]] std::string of(ModelId model) const {
    return model.valid() ? " of " + model_.model(model).label() : "";
  }

  template <class Component>
  void with_fields(const std::string& kind, const Component& component) {
    constexpr std::string_view kinds[] = {"", " fields all", " fields", " exclude", " fields ?"};
    std::string text = kind + " " + name(component.cls) + of(component.model) + (component.of_model ? " model" : "");
    text += kinds[static_cast<std::size_t>(component.fields.kind)];
    for (const std::string& field : component.fields.names) text += " " + field;
    line(text);
    for (const ComponentField& field : component.declared)
      line("  " + field.name + " " + symbol_name(model_, field.cls));
  }

  void describe(const AdminClass& admin) {
    std::string text = (admin.is_inline ? "inline " : "admin ") + name(admin.cls) + of(admin.model);
    for (const ClassId each : admin.inlines) text += " inline " + name(each);
    line(text + (admin.inlines_known ? "" : " (not all known)"));
  }

  void describe(const ViewClass& view) {
    constexpr std::string_view kinds[] = {"view ", "api view ", "viewset "};
    std::string text = std::string(kinds[static_cast<std::size_t>(view.kind)]) + name(view.cls) + of(view.model);
    if (view.queryset.valid()) text += " queryset";
    if (view.serializer.valid()) text += " serializer " + name(view.serializer);
    if (view.form.valid()) text += " form " + name(view.form);
    if (!view.template_name.empty()) text += " template " + view.template_name;
    line(text);
  }

  void describe(const SignalReceiver& receiver) {
    const std::string function = symbol_name(model_, receiver.function);
    std::string text = "receiver " + (function.empty() ? "?" : function) + " of " + receiver.signal;
    if (receiver.sender.valid()) text += " from " + model_.model(receiver.sender).label();
    else if (!receiver.any_sender) text += " from ?";
    line(text);
  }

  void describe(const TemplateLibrary& library) {
    line("library " + library.name + " " + scope_name(model_, library.file, 0) +
         (library.known ? "" : " (not all known)"));
    for (const LibraryEntry& entry : library.entries)
      line((entry.kind == LibraryEntry::Kind::tag ? "  tag " : "  filter ") + entry.name + " " +
           symbol_name(model_, entry.function) +
           (entry.template_name.empty() ? "" : " template " + entry.template_name));
  }

  const ProjectModel& model_;
  std::string out_;
};

}  // namespace

const Serializer* Components::serializer(ClassId cls) const { return find(serializers, cls); }
const Form* Components::form(ClassId cls) const { return find(forms, cls); }
const AdminClass* Components::admin(ClassId cls) const { return find(admins, cls); }
const ViewClass* Components::view(ClassId cls) const { return find(views, cls); }

std::string dump_components(const ProjectModel& model) { return ComponentDump(model).run(); }

}  // namespace djvet
