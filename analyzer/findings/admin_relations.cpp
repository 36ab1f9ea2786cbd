// What leads from one admin class to another: autocomplete fields and inlines.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/findings/admin_judging.h"
#include "analyzer/model/components.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;
using Found = FieldFound::Kind;

/// Whether an admin certainly searches nothing: Django's own, or a class that names no fields.
bool searches_nothing(const ProjectModel& model, const AdminRegistration& registration) {
  if (registration.plain) return true;
  const AdminOptions::Entry* entry =
      registration.admin.valid() ? model.admin_options().find(registration.admin) : nullptr;
  if (entry == nullptr || !entry->certain) return false;
  const Constant* fields = entry->find("search_fields");
  if (fields == nullptr) return true;
  return (fields->is(Kind::list) || fields->is(Kind::tuple)) && fields->items.empty() && !fields->open;
}

void judge_search(AdminJudging& judging, const Constant& item, ModelId target) {
  const Components& components = judging.model.components();
  std::vector<const AdminRegistration*> of_target;
  for (const AdminRegistration& registration : components.registrations)
    if (registration.model == target) of_target.push_back(&registration);
  const Model& other = judging.model.model(target);
  if (of_target.empty()) {
    const bool certain = components.registrations_known && other.cls.valid() && other.swappable.empty() &&
                         !judging.model.sources().files[other.file.index()].is_dependency();
    if (certain)
      judging.add(AdminSubject::autocomplete, "admin.E039", item,
                  named_in(item.text, "autocomplete_fields") + " leads to " + other.label() + ", which has no admin",
                  "register " + other.name + " with an admin class that has search_fields");
    return;
  }
  if (of_target.size() != 1 || !searches_nothing(judging.model, *of_target[0])) return;
  judging.add(
      AdminSubject::autocomplete, "admin.E040", item,
      named_in(item.text, "autocomplete_fields") + " leads to " + other.label() + ", whose admin has no search_fields",
      "give the admin of " + other.name + " search_fields");
}

std::vector<ModelId> above(const ProjectModel& model, ModelId of) {
  std::vector<ModelId> all{of};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const ModelId parent : model.model(all[i]).parents)
      if (std::ranges::find(all, parent) == all.end()) all.push_back(parent);
  return all;
}

/// The fields of a model, inherited ones included, that are keys to one of the others; nothing where that isn't known.
std::optional<std::vector<const Field*>> keys_to(const ProjectModel& model, ModelId rows,
                                                 const std::vector<ModelId>& parents) {
  std::vector<const Field*> keys;
  for (const ModelId one : above(model, rows)) {
    const Model& of = model.model(one);
    if (!of.fields_known || of.open || of.extended || !of.cls.valid()) return std::nullopt;
    for (const Field& field : of.fields) {
      if (field.base.empty() && !field.automatic && !field.relation.valid()) return std::nullopt;
      if (!field.relation.valid()) continue;
      const Relation& relation = model.relation(field.relation);
      if (relation.kind != RelationKind::foreign_key && relation.kind != RelationKind::one_to_one) continue;
      ModelId target = relation.target;
      if (const std::optional<Hop> hop = model.lookup_hop(rows, field.name); hop && hop->forward) target = hop->target;
      if (!target.valid()) return std::nullopt;
      if (std::ranges::find(parents, target) != parents.end()) keys.push_back(&field);
    }
  }
  return keys;
}

void judge_key(AdminJudging& judging, ModelId parent, const Constant& at) {
  const ProjectModel& model = judging.model;
  const std::string other = model.model(parent).label();
  for (const ModelId one : above(model, parent)) {
    const Model& of = model.model(one);
    if (of.open || of.swapped == true) return;
  }
  const std::optional<std::vector<const Field*>> keys = keys_to(model, judging.rows, above(model, parent));
  if (!keys) return;
  const Constant* name = judging.option("fk_name");
  if (name != nullptr && !name->is(Kind::string) && !name->is(Kind::none)) return;
  if (name != nullptr && name->is(Kind::string) && !name->text.empty()) {
    const FieldFound found = get_field(model, judging.rows, name->text);
    if (found.kind == Found::unknown) return;
    const bool right = std::ranges::any_of(*keys, [&](const Field* key) { return key->name == name->text; });
    if (!right)
      judging.add(AdminSubject::inlines, "admin.E202", *name,
                  named_in(name->text, "fk_name") + " is no foreign key of " + judging.label() + " to " + other);
    return;
  }
  if (keys->empty())
    judging.add(
        AdminSubject::inlines, "admin.E202", at,
        judging.class_name() + " is an inline of " + other + ", to which " + judging.label() + " has no foreign key");
  if (keys->size() > 1)
    judging.add(AdminSubject::inlines, "admin.E202", at,
                judging.label() + " has several foreign keys to " + other + ", and " + judging.class_name() +
                    " doesn't say which one it follows",
                "write `fk_name = \"" + (*keys)[0]->name + "\"` in " + judging.class_name());
  if (keys->size() != 1) return;
  for (const Constant& item : judging.items("exclude"))
    if (item.is_text((*keys)[0]->name))
      judging.add(AdminSubject::inlines, "admin.E201", item,
                  named_in(item.text, "exclude") + " is the foreign key to " + other + ", which an inline needs");
}

/// Whether a class of the tree is certainly no inline, by the classes outside that it extends.
bool is_no_inline(const Class& cls) {
  return !(cls.open && cls.external_bases.empty()) &&
         std::ranges::all_of(cls.external_bases, [](const std::string& base) {
           return base == "builtins.object" || base == "django.contrib.admin.ModelAdmin" ||
                  base == "django.contrib.admin.options.ModelAdmin";
         });
}

/// Whether a value is certainly no class of rows: a text, or a class of the tree that extends nothing.
bool is_no_model(const ProjectModel& model, const Constant& value) {
  if (value.is(Kind::string)) return !value.text.empty();
  if (!value.is(Kind::reference)) return false;
  const auto classes = model.classes();
  const auto at = std::ranges::find(classes, value.text, &Class::qualified);
  return at != classes.end() && !at->open && !at->model.valid() &&
         std::ranges::all_of(at->external_bases, [](const std::string& base) { return base == "builtins.object"; });
}

/// The generic keys of a model, inherited ones included; nothing where one isn't known.
std::optional<std::vector<const Relation*>> generic_keys(const ProjectModel& model, ModelId rows) {
  std::vector<const Relation*> keys;
  for (const ModelId one : above(model, rows)) {
    const Model& of = model.model(one);
    if (!of.fields_known || of.open || of.extended || !of.cls.valid()) return std::nullopt;
    for (const Field& field : of.fields) {
      if (!field.relation.valid()) {
        if (field.base.empty() && !field.automatic) return std::nullopt;
        continue;
      }
      const Relation& relation = model.relation(field.relation);
      if (relation.kind != RelationKind::generic_foreign_key) continue;
      if (relation.content_type.empty() || relation.object_id.empty()) return std::nullopt;
      keys.push_back(&relation);
    }
  }
  return keys;
}

/// What an inline over a generic key names as the key's fields.
/// Source: django.contrib.contenttypes.admin.GenericInlineModelAdminChecks._check_relation.
void judge_generic_key(AdminJudging& judging, const Constant& at) {
  const std::optional<std::vector<const Relation*>> keys = generic_keys(judging.model, judging.rows);
  if (!keys) return;
  if (keys->empty()) {
    judging.add(AdminSubject::inlines, "admin.E301", at,
                judging.class_name() + " is a generic inline, and " + judging.label() + " has no GenericForeignKey");
    return;
  }
  struct Part {
    std::string_view option;
    std::string_view id;
    std::string name;
  };
  Part parts[] = {{"ct_field", "admin.E302", "content_type"}, {"ct_fk_field", "admin.E303", "object_id"}};
  for (Part& part : parts) {
    const Constant* said = judging.option(part.option);
    if (said != nullptr && !said->is(Kind::string)) return;
    if (said != nullptr) part.name = said->text;
    const FieldFound found = get_field(judging.model, judging.rows, part.name);
    if (found.kind == Found::unknown) return;
    if (found.kind != Found::missing) continue;
    judging.add(
        AdminSubject::inlines, part.id, said == nullptr ? at : *said,
        judging.class_name() + " looks for its key in " + part.name + ", which is no field of " + judging.label());
    return;
  }
  const bool right = std::ranges::any_of(*keys, [&](const Relation* key) {
    return key->content_type == parts[0].name && key->object_id == parts[1].name;
  });
  if (!right)
    judging.add(AdminSubject::inlines, "admin.E304", at,
                judging.label() + " has no GenericForeignKey made of " + parts[0].name + " and " + parts[1].name);
}

}  // namespace

void judge_inline_items(AdminJudging& judging) {
  for (const Constant& item : judging.items("inlines")) {
    if (!item.is(Kind::reference)) continue;
    const auto classes = judging.model.classes();
    const auto at = std::ranges::find(classes, item.text, &Class::qualified);
    if (at == classes.end()) continue;
    const std::string name = item.text.substr(item.text.rfind('.') + 1);
    const ClassId id(static_cast<std::size_t>(at - classes.begin()));
    const AdminOptions::Entry* entry = judging.model.admin_options().find(id);
    if (entry == nullptr || !entry->is_inline) {
      if (is_no_inline(*at))
        judging.add(AdminSubject::inlines, "admin.E104", item,
                    name + " in inlines of " + judging.class_name() + " is no inline",
                    "extend admin.TabularInline or admin.StackedInline");
      continue;
    }
    const Constant* rows = entry->find("model");
    if (entry->certain && (rows == nullptr || rows->is(Kind::none)))
      judging.add(AdminSubject::inlines, "admin.E105", item,
                  name + " in inlines of " + judging.class_name() + " has no model",
                  "name the model of its rows: `model = ...`");
    else if (entry->certain && is_no_model(judging.model, *rows))
      judging.add(AdminSubject::inlines, "admin.E106", *rows, "The model of " + name + " is no model",
                  rows->is(Kind::string) ? "write the class, not its name" : std::string());
  }
}

void judge_autocomplete(AdminJudging& judging) {
  for (const Constant& item : judging.items("autocomplete_fields")) {
    if (!item.is(Kind::string)) continue;
    const FieldFound found = get_field(judging.model, judging.rows, item.text);
    if (found.kind == Found::missing)
      judging.add(AdminSubject::unknown_field, "admin.E037", item,
                  named_in(item.text, "autocomplete_fields") + " is no field of " + judging.label() +
                      did_you_mean_field(judging.model, judging.rows, item.text));
    if (found.kind == Found::column || found.kind == Found::reverse_one)
      judging.add(AdminSubject::unfit_field, "admin.E038", item,
                  named_in(item.text, "autocomplete_fields") + " must be a foreign key or a many-to-many field");
    if ((found.kind == Found::foreign_key || found.kind == Found::many_to_many) && found.target.valid())
      judge_search(judging, item, found.target);
  }
}

void judge_inline(AdminJudging& judging, ModelId parent) {
  const Class& cls = judging.model.cls(judging.entry.cls);
  Constant at;
  at.file = cls.file;
  at.span = judging.model.facts(cls.file).scopes()[cls.scope].name_span;
  if (judging.entry.generic) judge_generic_key(judging, at);
  else judge_key(judging, parent, at);
}

}  // namespace djvet
