// Classes of the tree are followed to Django's; of packages, the few that add nothing are named.
// SPDX-License-Identifier: MIT
#include "analyzer/migrations/field_states.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/django/fields.h"
#include "analyzer/model/resolver.h"

namespace djvet {
namespace {

/// Classes of packages that extend one of Django's without an argument of their own.
constexpr auto plain_classes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"modelcluster.fields.ParentalKey", "django.db.models.ForeignKey"},
    {"modelcluster.fields.ParentalManyToManyField", "django.db.models.ManyToManyField"},
    {"mptt.fields.TreeForeignKey", "django.db.models.ForeignKey"},
    {"mptt.fields.TreeManyToManyField", "django.db.models.ManyToManyField"},
    {"mptt.fields.TreeOneToOneField", "django.db.models.OneToOneField"},
});

constexpr std::string_view makers[] = {"__init__", "__new__", "deconstruct", "clone", "__reduce__"};

bool is_many(std::string_view cls) { return cls.ends_with("ManyToManyField"); }

}  // namespace

std::string FieldStates::django_class(FieldState& field) const {
  const std::string& path = field.path;
  if (deconstructs(path)) {
    field.many_to_many = is_many(path);
    return path;
  }
  const auto row = std::ranges::find(plain_classes, path, [](const auto& each) { return each.first; });
  if (row != plain_classes.end()) {
    field.many_to_many = is_many(row->second);
    return std::string(row->second);
  }
  const ClassId id = evaluation_.class_at(path);
  if (!id.valid()) {
    const FieldKind kind = field_kind(path);
    field.many_to_many = kind == FieldKind::many_to_many || kind == FieldKind::tags;
    field.kind_known = kind != FieldKind::none;
    return {};
  }
  const ProjectModel& model = evaluation_.model();
  const Class& cls = model.cls(id);
  std::string base;
  for (const std::string& external : cls.external_bases)
    if (base.empty() && deconstructs(external)) base = external;
  field.many_to_many = is_many(base);
  field.kind_known = !base.empty();
  field.opaque = true;
  const Resolver resolver(model);
  for (const ClassId each : cls.mro)
    for (const std::string_view maker : makers)
      if (resolver.own_member(each, maker)) return {};
  // A base outside the tree may change it too, but for those that are no fields.
  for (const std::string& external : cls.external_bases)
    if (external != base && !external.starts_with("django.db.models.") && !external.starts_with("builtins.")) return {};
  field.opaque = base.empty();
  return base;
}

FieldState FieldStates::make(std::string_view name, const Constant& call) {
  FieldState out;
  out.name = name;
  out.place.file = call.file;
  out.place.span = call.span;
  if (!call.is(Constant::Kind::call)) {
    out.parts.open = true;
    out.kind_known = false;
    return out;
  }
  out.path = call.text;
  out.parts = call_arguments(call);
  for (NamedConstant& argument : out.parts.named)
    if (argument.name == "choices") argument.value = evaluation_.choices(argument.value);
  const std::string base = django_class(out);
  const bool packaged = std::ranges::any_of(plain_classes, [&](const auto& each) { return each.first == out.path; });
  if (packaged && !out.many_to_many && out.parts.positional.size() < 2 && out.parts.find("on_delete") == nullptr) {
    Constant cascade;  // what their constructors take where nothing is said
    cascade.kind = Constant::Kind::reference;
    cascade.text = "django.db.models.CASCADE";
    out.parts.set("on_delete", std::move(cascade));
  }
  if (base.empty()) {
    out.parts.open = true;
    return out;
  }
  out.parts = deconstruct_field(base, std::move(out.parts));
  out.deconstructed = true;
  return out;
}

}  // namespace djvet
