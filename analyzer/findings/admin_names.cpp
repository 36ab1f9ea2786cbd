// Options that name fields. An option of the form is looked at by its form's fields alone where Django does so.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/findings/admin_judging.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;
using Found = FieldFound::Kind;

void add_missing(AdminJudging& judging, std::string_view id, const Constant& at, std::string_view option) {
  judging.add(AdminSubject::unknown_field, id, at,
              named_in(at.text, option) + " is no field of " + judging.label() +
                  did_you_mean_field(judging.model, judging.rows, at.text));
}

void add_unfit(AdminJudging& judging, std::string_view id, const Constant& at, std::string_view option,
               std::string_view wanted) {
  judging.add(AdminSubject::unfit_field, id, at, named_in(at.text, option) + " must be " + std::string(wanted));
}

/// A many-to-many field whose table is a model of the project.
bool has_own_through(const ProjectModel& model, const FieldFound& found) {
  return found.kind == Found::many_to_many && found.relation.valid() && !model.relation(found.relation).through.empty();
}

void judge_raw_ids(AdminJudging& judging) {
  for (const Constant& item : judging.items("raw_id_fields")) {
    if (!item.is(Kind::string)) continue;
    const FieldFound found = get_field(judging.model, judging.rows, item.text);
    if (found.kind == Found::missing || found.by_key) add_missing(judging, "admin.E002", item, "raw_id_fields");
    else if (found.kind == Found::column || found.kind == Found::reverse_one)
      add_unfit(judging, "admin.E003", item, "raw_id_fields", "a foreign key or a many-to-many field");
  }
}

void judge_filters(AdminJudging& judging, std::string_view option) {
  for (const Constant& item : judging.items(option)) {
    if (!item.is(Kind::string)) continue;
    const FieldFound found = get_field(judging.model, judging.rows, item.text);
    if (found.kind == Found::unknown) continue;
    if (found.kind == Found::missing) add_missing(judging, "admin.E019", item, option);
    else if (found.kind != Found::many_to_many) add_unfit(judging, "admin.E020", item, option, "a many-to-many field");
    else if (has_own_through(judging.model, found)) {
      judging.add(AdminSubject::unfit_field, "admin.E013", item,
                  named_in(item.text, option) + " has a model of its own between the two");
      judging.out.back().since = {5, 0};
    }
  }
}

/// Whether the call of a field of Django's own certainly gives no choices.
bool has_no_choices(const ProjectModel& model, const Field& field) {
  if (!field.class_path.starts_with("django.db.models.") || field.call == 0 || !field.file.valid()) return false;
  const FileFacts& facts = model.facts(field.file);
  for (const NodeId argument : facts.children(field.call)) {
    const NodeKind kind = facts.kind(argument);
    if (kind == NodeKind::double_star || kind == NodeKind::star) return false;
    if (kind == NodeKind::keyword && facts.text_of(argument) == "choices") return false;
  }
  return true;
}

void judge_radio(AdminJudging& judging) {
  const Constant* radio = judging.option("radio_fields");
  if (radio == nullptr || !radio->is(Kind::dict)) return;
  for (const Constant& key : radio->keys) {
    if (!key.is(Kind::string)) continue;
    const FieldFound found = get_field(judging.model, judging.rows, key.text);
    if (found.kind == Found::missing) add_missing(judging, "admin.E022", key, "radio_fields");
    else if (found.kind == Found::many_to_many ||
             (found.kind == Found::column && has_no_choices(judging.model, *found.field)))
      add_unfit(judging, "admin.E023", key, "radio_fields", "a foreign key or a field with choices");
  }
}

bool is_date_time(const Field& field) { return field.base.ends_with(".DateTimeField"); }

void judge_prepopulated(AdminJudging& judging) {
  const Constant* made = judging.option("prepopulated_fields");
  if (made == nullptr || !made->is(Kind::dict)) return;
  for (const Constant& key : made->keys) {
    if (!key.is(Kind::string)) continue;
    const FieldFound found = get_field(judging.model, judging.rows, key.text);
    if (found.kind == Found::missing) add_missing(judging, "admin.E027", key, "prepopulated_fields");
    else if (found.kind == Found::foreign_key || found.kind == Found::many_to_many ||
             (found.kind == Found::column && is_date_time(*found.field)))
      judging.add(AdminSubject::unfit_field, "admin.E028", key,
                  named_in(key.text, "prepopulated_fields") + " must not be a date and time or a relation");
  }
  for (const Constant& value : made->items)
    for (const Constant& item : value.items)
      if (item.is(Kind::string) && get_field(judging.model, judging.rows, item.text).kind == Found::missing)
        add_missing(judging, "admin.E030", item, "prepopulated_fields");
}

void judge_ordering(AdminJudging& judging) {
  for (const Constant& item : judging.items("ordering")) {
    if (!item.is(Kind::string) || item.text == "?" || item.text.find("__") != std::string::npos) continue;
    Constant name = item;
    if (name.text.starts_with('-')) name.text.erase(0, 1);
    if (name.text == "pk" || get_field(judging.model, judging.rows, name.text).kind != Found::missing) continue;
    add_missing(judging, "admin.E033", name, "ordering");
  }
}

void judge_readonly(AdminJudging& judging) {
  for (const Constant& item : judging.items("readonly_fields")) {
    if (!item.is(Kind::string) || !judging.lacks_attribute(item.text)) continue;
    if (!certainly_lacks_attribute(judging.model, judging.rows, item.text)) continue;
    judging.add(AdminSubject::unknown_field, "admin.E035", item,
                named_in(item.text, "readonly_fields") + " is neither a field nor an attribute of " + judging.label() +
                    " or " + judging.class_name() + did_you_mean_field(judging.model, judging.rows, item.text));
  }
}

bool is_listed(const std::vector<Constant>& items, std::string_view name) {
  return std::ranges::any_of(items, [&](const Constant& item) { return item.is_text(name); });
}

/// Whether all of an option's items are texts that are known; true where no class binds it.
bool is_all_text(const Constant* value) {
  return value == nullptr || (!value->open && std::ranges::all_of(value->items, [](const Constant& item) {
           return item.is(Kind::string);
         }));
}

void judge_through(AdminJudging& judging, const Constant& item, std::string_view option) {
  if (item.is(Kind::tuple)) {
    for (const Constant& each : item.items) judge_through(judging, each, option);
    return;
  }
  if (!item.is(Kind::string) || !is_all_text(judging.option("readonly_fields"))) return;
  if (is_listed(judging.items("readonly_fields"), item.text)) return;
  const FieldFound found = get_field(judging.model, judging.rows, item.text);
  if (has_own_through(judging.model, found))
    judging.add(AdminSubject::unfit_field, "admin.E013", item,
                named_in(item.text, option) + " has a model of its own between the two");
}

void judge_form_fields(AdminJudging& judging) {
  for (const Constant& item : judging.items("fields")) judge_through(judging, item, "fields");
  for (const Constant& set : judging.items("fieldsets")) {
    if (set.items.size() != 2 || !set.items[1].is(Kind::dict)) continue;
    const Constant* fields = set.items[1].find("fields");
    if (fields == nullptr || (!fields->is(Kind::list) && !fields->is(Kind::tuple))) continue;
    for (const Constant& item : fields->items) judge_through(judging, item, "fieldsets");
  }
}

}  // namespace

void judge_names(AdminJudging& judging) {
  judge_raw_ids(judging);
  judge_filters(judging, "filter_vertical");
  judge_filters(judging, "filter_horizontal");
  judge_radio(judging);
  judge_prepopulated(judging);
  judge_ordering(judging);
  judge_readonly(judging);
  judge_form_fields(judging);
}

}  // namespace djvet
