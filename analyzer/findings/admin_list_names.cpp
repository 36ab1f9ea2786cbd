// Options of the change list: columns, filters, what is edited in place, the hierarchy of dates.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "analyzer/findings/admin_judging.h"

namespace djvet {
namespace {

using Kind = Constant::Kind;
using Found = FieldFound::Kind;

bool is_listed(const std::vector<Constant>& items, std::string_view name) {
  return std::ranges::any_of(items, [&](const Constant& item) { return item.is_text(name); });
}

/// Whether it is certain which names an option has, and that no others are added.
bool is_known_list(const Constant* value) {
  if (value == nullptr) return true;
  if (value->open || (!value->is(Kind::list) && !value->is(Kind::tuple))) return false;
  return std::ranges::all_of(value->items,
                             [](const Constant& item) { return item.is(Kind::string) || item.is(Kind::reference); });
}

void judge_column(AdminJudging& judging, const Constant& item) {
  if (!item.is(Kind::string) || !judging.lacks_attribute(item.text)) return;
  const FieldFound found = get_field(judging.model, judging.rows, item.text);
  if (found.kind == Found::many_to_many || found.kind == Found::reverse_many) {
    judging.add(AdminSubject::unfit_field, "admin.E109", item,
                named_in(item.text, "list_display") + " leads to many rows, which no column can show",
                "show them with a method of the admin class");
    return;
  }
  if (found.kind != Found::missing) return;
  if (!certainly_lacks_attribute(judging.model, judging.rows, item.text)) return;
  const bool is_path = item.text.find("__") != std::string::npos;
  if (is_path && get_field_by_path(judging.model, judging.rows, item.text).kind != Found::missing) return;
  judging.add(AdminSubject::unknown_field, "admin.E108", item,
              named_in(item.text, "list_display") + " is neither a field nor an attribute of " + judging.label() +
                  " or " + judging.class_name() + did_you_mean_field(judging.model, judging.rows, item.text));
}

void judge_links(AdminJudging& judging) {
  const Constant* columns = judging.option("list_display");
  if (!is_known_list(columns) ||
      judging.model.member(judging.entry.cls, "get_list_display").kind != Symbol::Kind::unknown)
    return;
  for (const Constant& item : judging.items("list_display_links")) {
    const bool listed = columns == nullptr ? item.is_text("__str__") : is_listed(columns->items, item.text);
    if (!item.is(Kind::string) || listed) continue;
    judging.add(AdminSubject::editing, "admin.E111", item,
                named_in(item.text, "list_display_links") + " is not in list_display");
  }
}

/// A filter by a class: said of classes of the tree whose bases are all in sight, and of Django's own.
void judge_filter_class(AdminJudging& judging, const Constant& item, bool of_field) {
  if (!item.is(Kind::reference)) return;
  const auto ends = [](std::string_view path, std::string_view name) {
    return path.starts_with("django.contrib.admin.") && path.ends_with(name);
  };
  std::vector<std::string> bases{item.text};
  const auto classes = judging.model.classes();
  const auto at = std::ranges::find(classes, item.text, &Class::qualified);
  if (at != classes.end()) bases = at->external_bases;
  const bool field_filter =
      std::ranges::any_of(bases, [&](const std::string& base) { return ends(base, "FieldListFilter"); });
  const bool simple = std::ranges::any_of(
      bases, [&](const std::string& base) { return ends(base, ".SimpleListFilter") || ends(base, ".ListFilter"); });
  const bool nothing = at != classes.end() && !at->open &&
                       std::ranges::all_of(bases, [](const std::string& base) { return base == "builtins.object"; });
  if (!of_field && nothing)
    judging.add(AdminSubject::shape, "admin.E113", item, "A class in list_filter must extend ListFilter",
                "extend admin.SimpleListFilter");
  if (of_field && simple && !field_filter)
    judging.add(AdminSubject::shape, "admin.E115", item,
                "A filter of list_filter for a field must extend FieldListFilter");
  if (!of_field && field_filter)
    judging.add(AdminSubject::shape, "admin.E114", item, "A FieldListFilter in list_filter needs its field",
                "write `(\"field\", " + item.text.substr(item.text.rfind('.') + 1) + ")`");
}

void judge_filters(AdminJudging& judging) {
  for (const Constant& item : judging.items("list_filter")) {
    if ((item.is(Kind::tuple) || item.is(Kind::list)) && item.items.size() == 2)
      judge_filter_class(judging, item.items[1], true);
    judge_filter_class(judging, item, false);
    if (!item.is(Kind::string) || item.text.find("pk") != std::string::npos) continue;
    if (get_field_by_path(judging.model, judging.rows, item.text).kind != Found::missing) continue;
    judging.add(AdminSubject::unknown_field, "admin.E116", item,
                named_in(item.text, "list_filter") + " leads to no field of " + judging.label() +
                    did_you_mean_field(judging.model, judging.rows, item.text));
  }
}

/// Whether a field's call says that no form has it, or that it is the key.
bool is_not_editable(const ProjectModel& model, const Field& field) {
  if (field.primary_key == true || field.automatic) return true;
  if (field.call == 0 || !field.file.valid() || !field.class_path.starts_with("django.db.models.")) return false;
  const FileFacts& facts = model.facts(field.file);
  for (const NodeId argument : facts.children(field.call)) {
    if (facts.kind(argument) != NodeKind::keyword) continue;
    const std::string_view name = facts.text_of(argument);
    const NodeKind value = facts.kind(facts.child(argument, 0));
    if (name == "editable" && value == NodeKind::false_value) return true;
    if ((name == "auto_now" || name == "auto_now_add") && value == NodeKind::true_value) return true;
  }
  return false;
}

/// What is wrong with a field that list_editable names and that is there: the id and the words, or nothing.
std::pair<std::string_view, std::string> editing_problem(AdminJudging& judging, const Constant& item,
                                                         const FieldFound& found) {
  const Constant* columns = judging.option("list_display");
  const Constant* links = judging.option("list_display_links");
  if (!is_known_list(columns)) return {};
  const bool listed = columns != nullptr && is_listed(columns->items, item.text);
  if (!listed) return {"admin.E122", " is not in list_display"};
  const bool no_links = links != nullptr && links->is(Kind::none);
  if (!no_links && !is_known_list(links)) return {};
  if (links != nullptr && is_listed(links->items, item.text)) return {"admin.E123", " is in list_display_links, too"};
  const bool has_links = links != nullptr && !links->items.empty();
  if (columns->items.front().is_text(item.text) && !has_links && !no_links)
    return {"admin.E124", " is the first of list_display, which links to the form"};
  if (found.field != nullptr && is_not_editable(judging.model, *found.field)) return {"admin.E125", " can't be edited"};
  return {};
}

void judge_editing(AdminJudging& judging) {
  for (const Constant& item : judging.items("list_editable")) {
    if (!item.is(Kind::string)) continue;
    const FieldFound found = get_field(judging.model, judging.rows, item.text);
    if (found.kind == Found::unknown) continue;
    if (found.kind == Found::missing) {
      judging.add(AdminSubject::unknown_field, "admin.E121", item,
                  named_in(item.text, "list_editable") + " is no field of " + judging.label() +
                      did_you_mean_field(judging.model, judging.rows, item.text));
      continue;
    }
    const auto [id, words] = editing_problem(judging, item, found);
    if (id.empty()) continue;
    judging.add(AdminSubject::editing, id, item, named_in(item.text, "list_editable") + words,
                id == "admin.E124" ? "name another column in list_display_links" : "");
  }
}

void judge_dates(AdminJudging& judging) {
  const Constant* name = judging.option("date_hierarchy");
  if (name == nullptr || !name->is(Kind::string)) return;
  const FieldFound found = get_field_by_path(judging.model, judging.rows, name->text);
  if (found.kind == Found::missing) {
    judging.add(AdminSubject::unknown_field, "admin.E127", *name,
                named_in(name->text, "date_hierarchy") + " leads to no field of " + judging.label() +
                    did_you_mean_field(judging.model, judging.rows, name->text));
    return;
  }
  if (found.kind == Found::unknown) return;
  // A subclass may say another internal type.
  const bool date = found.kind == Found::column &&
                    (found.field->base.ends_with(".DateField") || found.field->base.ends_with(".DateTimeField"));
  const bool own = found.kind != Found::column || found.field->class_path.starts_with("django.db.models.");
  if (!date && own)
    judging.add(AdminSubject::unfit_field, "admin.E128", *name,
                named_in(name->text, "date_hierarchy") + " must be a date, or a date and time");
}

}  // namespace

void judge_list_names(AdminJudging& judging) {
  for (const Constant& item : judging.items("list_display")) judge_column(judging, item);
  judge_links(judging);
  judge_filters(judging);
  judge_editing(judging);
  judge_dates(judging);
}

}  // namespace djvet
