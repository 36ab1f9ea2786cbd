// Types and forms of options: what needs no model.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>

#include "analyzer/findings/admin_judging.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;

/// A value whose type is seen in the source.
bool is_literal(const Constant& value) {
  switch (value.kind) {
    case Kind::none:
    case Kind::boolean:
    case Kind::integer:
    case Kind::floating:
    case Kind::string:
    case Kind::list:
    case Kind::tuple:
    case Kind::set:
    case Kind::dict: return true;
    default: return false;
  }
}

bool is_list(const Constant& value) { return value.is(Kind::list) || value.is(Kind::tuple); }

struct Shape {
  std::string_view option;
  std::string_view id;
  std::string_view wanted;
  std::array<Kind, 3> kinds;  // the first repeated where there are fewer
};

constexpr std::string_view a_list = "a list or tuple";
constexpr std::array any_list{Kind::list, Kind::tuple, Kind::tuple};
constexpr std::array optional_list{Kind::list, Kind::tuple, Kind::none};
constexpr std::array number{Kind::integer, Kind::boolean, Kind::integer};
constexpr std::array optional_number{Kind::integer, Kind::boolean, Kind::none};
constexpr std::array truth{Kind::boolean, Kind::boolean, Kind::boolean};
constexpr std::array dict{Kind::dict, Kind::dict, Kind::dict};

constexpr std::array of_all = std::to_array<Shape>({
    {"raw_id_fields", "admin.E001", a_list, any_list},
    {"fields", "admin.E004", a_list, optional_list},
    {"fieldsets", "admin.E007", a_list, optional_list},
    {"exclude", "admin.E014", a_list, optional_list},
    {"filter_vertical", "admin.E017", a_list, any_list},
    {"filter_horizontal", "admin.E018", a_list, any_list},
    {"radio_fields", "admin.E021", "a dict", dict},
    {"view_on_site", "admin.E025", "a callable, True or False", truth},
    {"prepopulated_fields", "admin.E026", "a dict", dict},
    {"ordering", "admin.E031", a_list, optional_list},
    {"readonly_fields", "admin.E034", a_list, any_list},
    {"autocomplete_fields", "admin.E036", a_list, any_list},
});
constexpr std::array of_admins = std::to_array<Shape>({
    {"save_as", "admin.E101", "True or False", truth},
    {"save_on_top", "admin.E102", "True or False", truth},
    {"inlines", "admin.E103", a_list, any_list},
    {"list_display", "admin.E107", a_list, any_list},
    {"list_display_links", "admin.E110", "a list, a tuple or None", optional_list},
    {"list_filter", "admin.E112", a_list, any_list},
    {"list_select_related", "admin.E117", "True, False, a list or a tuple", {Kind::boolean, Kind::list, Kind::tuple}},
    {"list_per_page", "admin.E118", "a whole number", number},
    {"list_max_show_all", "admin.E119", "a whole number", number},
    {"list_editable", "admin.E120", a_list, any_list},
    {"search_fields", "admin.E126", a_list, any_list},
});
constexpr std::array of_inlines = std::to_array<Shape>({
    {"extra", "admin.E203", "a whole number", number},
    {"max_num", "admin.E204", "a whole number or None", optional_number},
    {"min_num", "admin.E205", "a whole number or None", optional_number},
});

/// Since Django 6.1: a whole number that isn't negative, or None.
void judge_deletion(AdminJudging& judging) {
  constexpr std::string_view option = "delete_confirmation_max_display";
  const Constant* value = judging.option(option);
  if (value == nullptr || !is_literal(*value) || value->is(Kind::none)) return;
  if ((value->is(Kind::integer) || value->is(Kind::boolean)) && value->number >= 0) return;
  judging.add(AdminSubject::shape, "admin.E041", *value,
              std::string(option) + " of " + judging.class_name() + " must be a whole number or None");
}

void judge_shape(AdminJudging& judging, const Shape& shape) {
  const Constant* value = judging.option(shape.option);
  if (value == nullptr || !is_literal(*value)) return;
  if (std::ranges::find(shape.kinds, value->kind) != shape.kinds.end()) return;
  std::string help;
  if (value->is(Kind::string) && (shape.wanted == a_list || shape.wanted.starts_with("a list,")))
    help = "write `" + std::string(shape.option) + " = [\"" + value->text + "\"]`";
  judging.add(AdminSubject::shape, shape.id, *value,
              std::string(shape.option) + " of " + judging.class_name() + " must be " + std::string(shape.wanted),
              std::move(help));
}

/// The names that a value of `fields` lists, tuples in it opened; false where one can't be told.
bool flattened(const Constant& list, std::vector<const Constant*>& out) {
  bool all = !list.open;
  for (const Constant& item : list.items) {
    if (item.is(Kind::string)) out.push_back(&item);
    else if (is_list(item)) all = flattened(item, out) && all;
    else all = false;
  }
  return all;
}

const Constant* second_of_its_name(const std::vector<const Constant*>& names, std::set<std::string_view>& seen) {
  for (const Constant* name : names)
    if (!seen.insert(name->text).second) return name;
  return nullptr;
}

bool is_true(const Constant& value) { return is_list(value) && (!value.items.empty() || value.open); }

void judge_fields(AdminJudging& judging) {
  const Constant* fields = judging.option("fields");
  if (fields == nullptr || !is_list(*fields)) return;
  if (const Constant* sets = judging.option("fieldsets"); sets != nullptr && is_true(*sets)) {
    judging.add(AdminSubject::shape, "admin.E005", *fields, judging.class_name() + " has both fields and fieldsets",
                "leave one of them out");
    return;
  }
  std::vector<const Constant*> names;
  flattened(*fields, names);
  std::set<std::string_view> seen;
  if (const Constant* twice = second_of_its_name(names, seen))
    judging.add(AdminSubject::shape, "admin.E006", *twice, named_in(twice->text, "fields") + " is there twice");
}

/// Whether the form of one fieldset is right.
bool judge_fieldset(AdminJudging& judging, const Constant& set) {
  const auto wrong = [&](std::string_view id, const Constant& at, std::string what) {
    judging.add(AdminSubject::shape, id, at, "A fieldset of " + judging.class_name() + " " + what,
                "write `(\"title\", {\"fields\": [...]})`");
    return false;
  };
  if (!is_literal(set) || set.open) return false;
  if (!is_list(set)) return wrong("admin.E008", set, "must be a list or tuple");
  if (set.items.size() != 2) return wrong("admin.E009", set, "must have two parts: a title and a dict");
  const Constant& options = set.items[1];
  if (!is_literal(options)) return false;
  if (!options.is(Kind::dict)) return wrong("admin.E010", options, "must have a dict as its second part");
  const Constant* fields = options.find("fields");
  if (fields == nullptr) {
    const bool plain =
        !options.open && std::ranges::all_of(options.keys, [](const Constant& key) { return key.is(Kind::string); });
    return plain ? wrong("admin.E011", options, "has no key \"fields\"") : false;
  }
  if (!is_literal(*fields)) return false;
  if (!is_list(*fields)) return wrong("admin.E008", *fields, "must list its fields in a list or tuple");
  return true;
}

void judge_fieldsets(AdminJudging& judging) {
  std::set<std::string_view> seen;
  for (const Constant& set : judging.items("fieldsets")) {
    if (!judge_fieldset(judging, set)) continue;
    std::vector<const Constant*> names;
    flattened(*set.items[1].find("fields"), names);
    if (const Constant* twice = second_of_its_name(names, seen))
      judging.add(AdminSubject::shape, "admin.E012", *twice, named_in(twice->text, "fieldsets") + " is there twice");
  }
}

void judge_exclude(AdminJudging& judging) {
  std::vector<const Constant*> names;
  for (const Constant& item : judging.items("exclude"))
    if (item.is(Kind::string)) names.push_back(&item);
  std::set<std::string_view> seen;
  if (const Constant* twice = second_of_its_name(names, seen))
    judging.add(AdminSubject::shape, "admin.E015", *twice, named_in(twice->text, "exclude") + " is there twice");
}

void judge_ordering(AdminJudging& judging) {
  const std::vector<Constant>& items = judging.items("ordering");
  if (items.size() < 2) return;
  for (const Constant& item : items)
    if (item.is_text("?"))
      judging.add(AdminSubject::shape, "admin.E032", item,
                  "The random order \"?\" in ordering stands beside other fields", "leave out \"?\" or the others");
}

void judge_dicts(AdminJudging& judging) {
  if (const Constant* radio = judging.option("radio_fields"); radio != nullptr && radio->is(Kind::dict)) {
    for (std::size_t i = 0; i < radio->items.size(); ++i) {
      const Constant& value = radio->items[i];
      const bool right = value.is(Kind::integer) && (value.number == 1 || value.number == 2);
      if (is_literal(value) && !right && !value.is(Kind::boolean) && !value.is(Kind::floating))
        judging.add(AdminSubject::shape, "admin.E024", value,
                    "A value of radio_fields must be admin.HORIZONTAL or admin.VERTICAL");
    }
  }
  const Constant* made = judging.option("prepopulated_fields");
  if (made == nullptr || !made->is(Kind::dict)) return;
  for (const Constant& value : made->items)
    if (is_literal(value) && !is_list(value))
      judging.add(AdminSubject::shape, "admin.E029", value, "A value of prepopulated_fields must be a list or tuple",
                  value.is(Kind::string) ? "write `[\"" + value.text + "\"]`" : std::string());
}

constexpr std::string_view no_model_forms[] = {"builtins.object", "django.forms.Form", "django.forms.forms.Form",
                                               "django.forms.BaseForm"};
constexpr std::string_view no_formsets[] = {"builtins.object",
                                            "django.forms.Form",
                                            "django.forms.forms.Form",
                                            "django.forms.ModelForm",
                                            "django.forms.models.ModelForm",
                                            "django.forms.BaseFormSet",
                                            "django.forms.formsets.BaseFormSet"};

/// Option whose value must be a class that extends one outside: said where all bases of a class of the tree are in sight.
void judge_base(AdminJudging& judging, std::string_view option, std::string_view id, std::string_view parent,
                std::span<const std::string_view> unfit) {
  const Constant* value = judging.option(option);
  if (value == nullptr) return;
  bool wrong = is_literal(*value);
  if (value->is(Kind::reference)) {
    const auto& classes = judging.model.classes();
    const auto at = std::ranges::find(classes, value->text, &Class::qualified);
    wrong =
        at != classes.end() &&
        std::ranges::all_of(at->external_bases,
                            [&](const std::string& base) { return std::ranges::find(unfit, base) != unfit.end(); }) &&
        !at->external_bases.empty();
  }
  if (wrong)
    judging.add(
        AdminSubject::shape, id, *value,
        std::string(option) + " of " + judging.class_name() + " must be a class that extends " + std::string(parent));
}

}  // namespace

void judge_shapes(AdminJudging& judging) {
  for (const Shape& shape : of_all) judge_shape(judging, shape);
  judge_deletion(judging);
  judge_fields(judging);
  judge_fieldsets(judging);
  judge_exclude(judging);
  judge_ordering(judging);
  judge_dicts(judging);
  judge_base(judging, "form", "admin.E016", "ModelForm", no_model_forms);
  if (judging.entry.is_inline) {
    for (const Shape& shape : of_inlines) judge_shape(judging, shape);
    judge_base(judging, "formset", "admin.E206", "BaseModelFormSet", no_formsets);
    return;
  }
  for (const Shape& shape : of_admins) judge_shape(judging, shape);
}

}  // namespace djvet
