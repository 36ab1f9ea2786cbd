// A class is what the first base outside the tree that says anything makes it. Bases come before what they are bases of.
// SPDX-License-Identifier: MIT
#include "analyzer/link/component_classes.h"

#include <algorithm>

#include "analyzer/django/components.h"
#include "analyzer/model/tables.h"

namespace djvet {
namespace {

class ComponentClasses {
 public:
  ComponentClasses(ComponentReader& reader, Components& out) : reader_(reader), model_(reader.model()), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < model_.classes().size(); ++i) {
      const ClassId id(i);
      const Class& cls = model_.cls(id);
      if (!cls.external_bases.empty() && !model_.sources().files[cls.file.index()].is_dependency())
        add(id, kind_of(cls));
    }
  }

 private:
  /// A model serializer is a serializer too: the most special kind among the bases.
  static ComponentKind kind_of(const Class& cls) {
    ComponentKind kind = ComponentKind::none;
    for (const std::string& base : cls.external_bases) kind = std::max(kind, component_kind(base));
    return kind;
  }

  void add(ClassId id, ComponentKind kind) {
    switch (kind) {
      case ComponentKind::serializer:
      case ComponentKind::model_serializer:
        out_.serializers.push_back(with_fields<Serializer>(id, kind == ComponentKind::model_serializer, false));
        return;
      case ComponentKind::form:
      case ComponentKind::model_form:
        out_.forms.push_back(with_fields<Form>(id, kind == ComponentKind::model_form, true));
        return;
      case ComponentKind::admin:
      case ComponentKind::inline_admin: return add_admin(id, kind == ComponentKind::inline_admin);
      case ComponentKind::view: return add_view(id, ViewKind::view);
      case ComponentKind::api_view: return add_view(id, ViewKind::api_view);
      case ComponentKind::viewset: return add_view(id, ViewKind::viewset);
      case ComponentKind::command: return add_command(id);
      case ComponentKind::none: return;
    }
  }

  template <class Component>
  Component with_fields(ClassId id, bool of_model, bool form) {
    Component out;
    out.cls = id;
    out.of_model = of_model;
    const Symbol meta = model_.member(id, "Meta");
    if (meta.kind == Symbol::Kind::cls && meta.cls.valid()) {
      out.model = reader_.model_at(reader_.member(meta.cls, "model"));
      read_names(meta.cls, "fields", MetaFields::Kind::listed, out.fields);
      if (out.fields.kind == MetaFields::Kind::none)
        read_names(meta.cls, "exclude", MetaFields::Kind::excluded, out.fields);
    }
    const std::vector<ClassId>& order = model_.cls(id).mro;
    for (auto base = order.rbegin(); base != order.rend(); ++base) add_declared(*base, form, out.declared);
    return out;
  }

  void read_names(ClassId meta, std::string_view name, MetaFields::Kind kind, MetaFields& out) {
    if (model_.member(meta, name).kind == Symbol::Kind::unknown) return;
    const Expression place = reader_.member(meta, name);
    out.kind = kind;
    if (const std::optional<std::string> text = reader_.text(place)) {
      out.kind = *text == "__all__" ? MetaFields::Kind::all : MetaFields::Kind::unknown;
      return;
    }
    std::vector<Expression> elements;
    bool known = reader_.elements(place, elements);
    for (const Expression& element : elements) {
      std::optional<std::string> text = reader_.text(element);
      known = known && text.has_value();
      if (text) out.names.push_back(std::move(*text));
    }
    if (known) return;
    out.kind = MetaFields::Kind::unknown;
    out.names.clear();
  }

  /// The fields of one class body take the place of those that bases declared; `name = None` takes one away.
  void add_declared(ClassId id, bool form, std::vector<ComponentField>& out) {
    const Class& cls = model_.cls(id);
    const FileFacts& facts = model_.facts(cls.file);
    std::vector<Binding> order;
    for (const Binding& binding : model_.tables().scopes.of(cls.file, cls.scope).all())
      if (binding.kind == Binding::Kind::value) order.push_back(binding);
    std::ranges::sort(order, {}, &Binding::node);
    for (const Binding& binding : order) {
      const std::string_view name = facts.text(binding.name);
      const auto same = [&](const ComponentField& field) { return field.name == name; };
      if (facts.kind(binding.index) == NodeKind::none_value) std::erase_if(out, same);
      if (facts.kind(binding.index) != NodeKind::call || facts.node(binding.index).size() < 2) continue;
      ComponentField field{std::string(name), {}, {cls.file, cls.scope, binding.index}};
      field.cls = reader_.resolver().expression(cls.file, cls.scope, binding.index + 1, binding.node);
      if (!is_field(field.cls, form) && (form || !goes_along(facts, binding.index, field.cls))) continue;
      const auto there = std::ranges::find_if(out, same);
      if (there != out.end()) *there = std::move(field);
      else out.push_back(std::move(field));
    }
  }

  /// `ImageSerializer(source="series.banner")` of some package: in a serializer's body, nothing but a field is given a path.
  static bool goes_along(const FileFacts& facts, NodeId call, const Symbol& cls) {
    if (cls.kind != Symbol::Kind::external) return false;
    return std::ranges::any_of(facts.children(call), [&](NodeId argument) {
      if (facts.kind(argument) != NodeKind::keyword || facts.text_of(argument) != "source") return false;
      const NodeId value = facts.child(argument, 0);
      return facts.kind(value) == NodeKind::string && facts.text_of(value).find('.') != std::string_view::npos;
    });
  }

  bool is_field(const Symbol& cls, bool form) const {
    const std::string_view package = form ? "django.forms." : "rest_framework.serializers.";
    const auto names_field = [&](std::string_view external) {
      return external.starts_with(package) &&
             (external.ends_with("Field") || external.ends_with("Serializer") || external.ends_with("Default"));
    };
    if (cls.kind == Symbol::Kind::external) return names_field(cls.external);
    if (cls.kind != Symbol::Kind::cls || !cls.cls.valid()) return false;
    return std::ranges::any_of(model_.cls(cls.cls).external_bases, names_field);
  }

  void add_admin(ClassId id, bool is_inline) {
    AdminClass admin;
    admin.cls = id;
    admin.is_inline = is_inline;
    if (is_inline) admin.model = reader_.model_at(reader_.member(id, "model"));
    const Symbol inlines = model_.member(id, "inlines");
    if (inlines.kind != Symbol::Kind::unknown) {
      std::vector<Expression> elements;
      admin.inlines_known = reader_.elements(reader_.member(id, "inlines"), elements);
      for (const Expression& element : elements) {
        const ClassId cls = reader_.class_at(element);
        if (cls.valid()) admin.inlines.push_back(cls);
        else admin.inlines_known = false;
      }
    }
    admin.inlines_known = admin.inlines_known && !model_.cls(id).open;
    out_.admins.push_back(std::move(admin));
  }

  void add_view(ClassId id, ViewKind kind) {
    ViewClass view;
    view.cls = id;
    view.kind = kind;
    view.queryset = reader_.member(id, "queryset");
    view.model = reader_.model_at(reader_.member(id, "model"));
    if (!view.model.valid()) view.model = reader_.queryset_model(view.queryset);
    view.serializer = reader_.class_at(reader_.member(id, "serializer_class"));
    view.form = reader_.class_at(reader_.member(id, "form_class"));
    view.template_name = reader_.text(reader_.member(id, "template_name")).value_or("");
    out_.views.push_back(std::move(view));
  }

  /// management/commands/<name>.py with a class Command.
  void add_command(ClassId id) {
    const Class& cls = model_.cls(id);
    const std::string& path = model_.sources().files[cls.file.index()].path;
    const std::size_t at = path.rfind("management/commands/");
    const std::string_view name = at == path.npos ? std::string_view() : std::string_view(path).substr(at + 20);
    if (!name.ends_with(".py") || name.find('/') != name.npos || name.starts_with('_')) return;
    if (!cls.qualified.ends_with(".Command")) return;
    out_.commands.push_back({std::string(name.substr(0, name.size() - 3)), cls.file, id});
  }

  ComponentReader& reader_;
  const ProjectModel& model_;
  Components& out_;
};

}  // namespace

void add_component_classes(ComponentReader& reader, Components& out) { ComponentClasses(reader, out).run(); }

}  // namespace djvet
