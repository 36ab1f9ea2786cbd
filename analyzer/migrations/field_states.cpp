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

Constant no() {
  Constant out;
  out.kind = Constant::Kind::boolean;
  return out;
}

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
  // A class that adds nothing is as well known as the package's class that it extends.
  field.opaque = base.empty() && cls.mro.size() > 1;
  return base;
}

bool FieldStates::run(const Constant& call, FieldState& field) {
  using Kind = Constant::Kind;
  const ClassId cls = evaluation_.class_at(field.path);
  if (!cls.valid() || !field.kind_known) return false;
  const std::optional<Constant> parts = evaluation_.deconstruct(cls, call);
  const bool whole = parts && parts->is(Kind::tuple) && parts->items.size() == 4 && parts->items[1].is(Kind::string) &&
                     parts->items[3].is(Kind::dict) && parts->items[2].is_sequence() && parts->items[2].items.empty();
  if (!whole) return false;
  const Constant& named = parts->items[3];
  FieldParts out;
  out.open = named.open;
  for (std::size_t i = 0; i < named.keys.size(); ++i) {
    if (!named.keys[i].is(Kind::string)) return false;
    out.set(named.keys[i].text, named.items[i]);
  }
  for (NamedConstant& argument : out.named)
    if (argument.name == "choices") argument.value = evaluation_.choices(argument.value);
  std::ranges::sort(out.named, {}, &NamedConstant::name);
  field.path = parts->items[1].text;
  field.parts = std::move(out);
  field.opaque = false;
  field.deconstructed = true;
  return true;
}

void FieldStates::deconstruct_inner(FieldParts& parts) {
  for (NamedConstant& argument : parts.named) {
    if ((argument.name != "base_field" && argument.name != "output_field") || !argument.value.is(Constant::Kind::call))
      continue;
    FieldState inner = make("", argument.value);
    argument.value.open = argument.value.open || !inner.deconstructed || inner.parts.open;
    if (!inner.deconstructed) continue;
    argument.value.text = inner.path;
    argument.value.items.clear();
    argument.value.keys.clear();
    for (NamedConstant& part : inner.parts.named) {
      argument.value.items.push_back(std::move(part.value));
      argument.value.keys.emplace_back();
      argument.value.keys.back().kind = Constant::Kind::string;
      argument.value.keys.back().text = part.name;
    }
  }
}

std::vector<std::string> FieldStates::loose_arguments(const FieldParts& parts) const {
  const ProjectModel& model = evaluation_.model();
  const auto is_outside = [](const std::string& base) {
    return !base.starts_with("django.") && !base.starts_with("builtins.");
  };
  std::vector<std::string> out;
  for (const NamedConstant& argument : parts.named) {
    if (!argument.value.is(Constant::Kind::call)) continue;
    const ClassId cls = evaluation_.class_at(argument.value.text);
    if (!cls.valid()) continue;
    const bool own = model.member(cls, "deconstruct").kind == Symbol::Kind::function;
    if (own || std::ranges::any_of(model.cls(cls).external_bases, is_outside)) out.push_back(argument.name);
  }
  return out;
}

FieldState FieldStates::make(std::string_view name, const Constant& call, bool cloned) {
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
  out.loose = loose_arguments(out.parts);
  for (NamedConstant& argument : out.parts.named)
    if (argument.name == "choices") argument.value = evaluation_.choices(argument.value);
  const std::string base = django_class(out);
  out.base = base;
  const bool packaged = std::ranges::any_of(plain_classes, [&](const auto& each) { return each.first == out.path; });
  if (packaged && !out.many_to_many && out.parts.positional.size() < 2 && out.parts.find("on_delete") == nullptr) {
    Constant cascade;  // what their constructors take where nothing is said
    cascade.kind = Constant::Kind::reference;
    cascade.text = "django.db.models.CASCADE";
    out.parts.set("on_delete", std::move(cascade));
  }
  if (base.empty()) {
    if (out.opaque && run(call, out)) {
      out.followed = true;
      if (!cloned) return out;
      // Options.setup_pk: what the copy is made of isn't serialized, if the constructor takes that.
      const Constant* const key = out.parts.find("primary_key");
      if (key != nullptr && key->is(Constant::Kind::boolean) && key->number != 0) out.parts.set("serialize", no());
      Constant again = call;
      again.items.clear();
      again.keys.clear();
      again.open = out.parts.open;
      for (const NamedConstant& argument : out.parts.named) {
        again.items.push_back(argument.value);
        again.keys.emplace_back();
        again.keys.back().kind = Constant::Kind::string;
        again.keys.back().text = argument.name;
      }
      const std::string path = std::exchange(out.path, call.text);
      if (!run(again, out)) out.parts.open = out.opaque = true;
      out.path = path;
      return out;
    }
    out.parts.open = true;
    return out;
  }
  out.parts = deconstruct_field(base, std::move(out.parts));
  deconstruct_inner(out.parts);
  if (releases_.certainly_below({5, 2})) out.parts.remove("through_fields");  // older ones don't deconstruct it
  out.deconstructed = true;
  return out;
}

}  // namespace djvet
