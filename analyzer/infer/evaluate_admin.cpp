// The admin's own work on rows: what the change list preloads, what a column reads, which fields offer choices. When it is
// done is described (django/described/django/contrib/admin.py).
// Source: django/contrib/admin/utils.py (lookup_field), views/main.py (apply_select_related), options.py
// (formfield_for_foreignkey) of Django 5.2.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/infer/evaluator.h"
#include "analyzer/model/components.h"

namespace djvet {

using Kind = Value::Kind;

/// The pages of one registered model. One registered without a class of its own has Django's.
void Evaluator::run_registration(const AdminRegistration& registration) {
  ClassId cls = registration.admin;
  Site site{registration.file, registration.node};
  if (cls.valid()) {
    const Class& own = model_.cls(cls);
    if (own.open || !around_.is_judged(own.file)) return;
    site = class_site(cls);
  } else {
    if (!registration.plain) return;
    cls = model_.described("django.contrib.admin.ModelAdmin").cls;
    if (!cls.valid()) return;
  }
  if (!registration.model.valid() || !find_member(cls, "djvet_change_list").owner.valid()) return;
  begin(site.file, 0);
  Object admin{cls, {}, true};
  admin.attributes.emplace_back("model", Value{Kind::model_class, registration.model.value, 0});
  if (!add_options(admin, registration)) return;
  const Value self = make(std::move(admin), 0);
  Arguments request;
  request.positional.emplace_back();
  call_member(self, "djvet_change_list", request, site.node);
  call_member(self, "djvet_change_form", request, site.node);
}

/// `site.register(Book, list_display=["title"])`: what the call names stands in place of the class's. False where it isn't
/// known what that is. Source: django/contrib/admin/sites.py of Django 5.2, AdminSite.register.
bool Evaluator::add_options(Object& admin, const AdminRegistration& registration) {
  const FileFacts& facts = model_.facts(registration.file);
  if (facts.kind(registration.node) != NodeKind::call) return true;
  for (const NodeId argument : facts.children(registration.node)) {
    if (facts.kind(argument) == NodeKind::double_star) return false;
    if (facts.kind(argument) != NodeKind::keyword) continue;
    Symbol value;
    value.kind = Symbol::Kind::value;
    value.file = registration.file;
    value.node = facts.child(argument, 0);
    admin.attributes.emplace_back(facts.text_of(argument), value_of(value));
  }
  return true;
}

/// What the change list adds where the queryset joins nothing by itself: list_select_related, or every required key once
/// some column is one.
Value Evaluator::select_columns(Value rows, Value related, Value columns) {
  if (!rows.is(Kind::queryset)) return rows;
  QuerySet queryset = querysets_[rows.index];
  Loads& loads = queryset.loads;
  if (!loads.selected.empty() || loads.bare_select || loads.opaque) return rows;
  const auto is_key = [&](Value column) {
    if (!column.is(Kind::text)) return false;
    const std::optional<Hop> hop = model_.hop(queryset.model, texts_[column.index]);
    return hop && hop->forward && !hop->to_many &&
           model_.relation(hop->relation).kind != RelationKind::generic_foreign_key;
  };
  loads.by_change_list = true;
  if (columns.is(Kind::sequence))
    for (const Value column : sequences_[columns.index].parts)
      if (is_key(column)) loads.columns_joined.emplace_back(texts_[column.index]);
  if (related.is(Kind::boolean) && related.index != 0) {
    loads.bare_select = true;
  } else if (related.is(Kind::boolean)) {
    if (!columns.is(Kind::sequence)) loads.opaque = true;
    else loads.bare_select = std::ranges::any_of(sequences_[columns.index].parts, is_key);
  } else if (related.is(Kind::sequence)) {
    for (const Value path : sequences_[related.index].parts) {
      if (path.is(Kind::text)) loads.selected.emplace_back(texts_[path.index]);
      else loads.opaque = true;
    }
  } else {
    loads.opaque = true;
  }
  return make(std::move(queryset), Kind::queryset, rows.depends);
}

/// Where the project names a column: in the class or one that it inherits from; else the class.
Site Evaluator::column_site(ClassId cls, std::string_view name) {
  for (const ClassId owner : model_.cls(cls).mro) {
    const Class& own = model_.cls(owner);
    const FileFacts& facts = model_.facts(own.file);
    const NodeId node = facts.scopes()[own.scope].node;
    if (!around_.is_judged(own.file)) continue;
    for (NodeId id = node; id < node + facts.node(node).size(); ++id)
      if (facts.kind(id) == NodeKind::string && facts.text_of(id) == name) return {own.file, id};
  }
  return frame_.stands_for;
}

/// One cell: a field of the model, else a method of the admin, else an attribute of the row; text in the end.
void Evaluator::represent_column(Value admin, Value row, std::string_view name, NodeId call) {
  Arguments arguments;
  arguments.positional.push_back(row);
  arguments.depends = row.depends;
  const ModelId model = instances_[row.index].model;
  const bool is_field = model_.field(model, name) != nullptr;
  if (name == "__str__") return stringify(row, call);
  if (!is_field && find_member(objects_[admin.index].cls, name).owner.valid())
    return stringify(call_member(admin, name, arguments, call), call);
  stringify(read_path(row, name, false, call), call);
}

void Evaluator::represent_columns(Value admin, Value row, Value columns, NodeId call) {
  if (!admin.is(Kind::object) || !row.is(Kind::instance) || !columns.is(Kind::sequence)) return;
  for (const Value column : std::vector<Value>(sequences_[columns.index].parts)) {
    Arguments arguments;
    arguments.positional.push_back(row);
    arguments.depends = row.depends;
    if (column.is(Kind::function)) stringify(call_value(column, arguments, call), call);
    if (!column.is(Kind::text)) continue;
    const std::string_view name = texts_[column.index];
    const Site before = std::exchange(frame_.stands_for, column_site(objects_[admin.index].cls, name));
    represent_column(admin, row, name, call);
    frame_.stands_for = before;
  }
}

/// The rows of an inline know their parent.
Value Evaluator::rows_of_parent(Value admin, Value rows) {
  if (!admin.is(Kind::object) || !rows.is(Kind::queryset)) return {};
  const Value parent = read_attribute(admin, "parent_model", 0);
  if (!parent.is(Kind::model_class)) return {};
  QuerySet queryset = querysets_[rows.index];
  for (const Field& field : model_.model(queryset.model).fields) {
    const std::optional<Hop> hop = model_.hop(queryset.model, field.name);
    if (hop && hop->forward && hop->target == ModelId(parent.index)) queryset.loads.known.push_back(field.name);
  }
  return make(std::move(queryset), Kind::queryset, rows.depends);
}

void Evaluator::run_inlines(Value admin, Value inlines, NodeId call) {
  if (!admin.is(Kind::object) || !inlines.is(Kind::sequence)) return;
  for (const Value one : std::vector<Value>(sequences_[inlines.index].parts)) {
    if (!one.is(Kind::symbol) || !symbols_[one.index].cls.valid()) continue;
    const ClassId cls = symbols_[one.index].cls;
    const Class& own = model_.cls(cls);
    if (own.open || !around_.is_judged(own.file)) continue;
    Object inline_admin{cls, {}, true};
    inline_admin.attributes.emplace_back("parent_model", read_attribute(admin, "model", call));
    Arguments request;
    request.positional.emplace_back();
    const Site before = std::exchange(frame_.stands_for, class_site(cls));
    call_member(make(std::move(inline_admin), 0), "djvet_rows", request, call);
    frame_.stands_for = before;
  }
}

/// Whether a list of names, or of nothing, holds a name. Unknown: it may.
bool Evaluator::may_name(Value names, std::string_view name) const {
  if (names.is(Kind::none)) return false;
  if (!names.is(Kind::sequence)) return true;
  return std::ranges::any_of(sequences_[names.index].parts,
                             [&](Value part) { return !part.is(Kind::text) || texts_[part.index] == name; });
}

/// A change form offers all rows of what a key refers to, each by its __str__; so does each row of an inline, and of a change
/// list whose keys can be edited. `names`: those that are shown; None: as the class says.
void Evaluator::go_through_choices(Value admin, Value names, NodeId call) {
  if (!admin.is(Kind::object)) return;
  const ClassId cls = objects_[admin.index].cls;
  constexpr std::string_view others[] = {"form",
                                         "formfield_for_foreignkey",
                                         "formfield_for_dbfield",
                                         "get_form",
                                         "get_fieldsets",
                                         "get_fields",
                                         "get_exclude",
                                         "fieldsets",
                                         "has_change_permission",
                                         "formfield_overrides",
                                         "formset",
                                         "get_formset",
                                         "get_changelist_form",
                                         "get_changelist_formset",
                                         "template"};
  for (const std::string_view name : others) {
    const Member& member = find_member(cls, name);
    if (member.owner.valid() && !model_.sources().files[model_.cls(member.owner).file.index()].is_description()) return;
  }
  const Value model = read_attribute(admin, "model", call);
  const Value parent = has_member(admin, "parent_model") ? read_attribute(admin, "parent_model", call) : Value{};
  if (!model.is(Kind::model_class) || (!names.is(Kind::none) && !names.is(Kind::sequence))) return;
  for (const Field& field : model_.model(ModelId(model.index)).fields) {
    const std::optional<Hop> hop = model_.hop(ModelId(model.index), field.name);
    if (!hop || !hop->forward || hop->to_many || !hop->target.valid() || field.automatic) continue;
    if (model_.relation(hop->relation).kind == RelationKind::generic_foreign_key) continue;
    bool shown = !parent.is(Kind::model_class) || hop->target != ModelId(parent.index);
    for (const std::string_view left_out : {"raw_id_fields", "autocomplete_fields", "readonly_fields", "exclude"})
      shown = shown && !may_name(read_attribute(admin, left_out, call), field.name);
    const Value fields = read_attribute(admin, "fields", call);
    if (names.is(Kind::sequence)) shown = shown && may_name(names, field.name);
    else shown = shown && (fields.is(Kind::none) || (fields.is(Kind::sequence) && may_name(fields, field.name)));
    if (!shown || (field.file.valid() && is_not_editable(model_.facts(field.file), field.call))) continue;
    const Site before = frame_.stands_for;
    if (names.is(Kind::sequence)) frame_.stands_for = column_site(cls, field.name);
    const Value rows = call_queryset(manager_of(hop->target, "_default_manager", call), "all", Arguments{}, call);
    const std::uint32_t loop = open_loop(call, rows, call);
    stringify(element_of(rows, loop), call);
    close_loop(loop);
    frame_.stands_for = before;
  }
}

}  // namespace djvet
