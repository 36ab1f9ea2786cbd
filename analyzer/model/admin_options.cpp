// The names are those that django.contrib.admin.checks reads, in Django 5.2 and 6.0.
// SPDX-License-Identifier: MIT
#include "analyzer/model/admin_options.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

constexpr std::array names = std::to_array<std::string_view>({
    "autocomplete_fields",
    "raw_id_fields",
    "fields",
    "fieldsets",
    "exclude",
    "form",
    "filter_vertical",
    "filter_horizontal",
    "radio_fields",
    "prepopulated_fields",
    "view_on_site",
    "ordering",
    "readonly_fields",
    "save_as",
    "save_on_top",
    "inlines",
    "list_display",
    "list_display_links",
    "list_filter",
    "list_select_related",
    "list_per_page",
    "list_max_show_all",
    "list_editable",
    "search_fields",
    "date_hierarchy",
    "model",
    "fk_name",
    "extra",
    "max_num",
    "min_num",
    "formset",
    "ct_field",
    "ct_fk_field",
    "actions",
    "delete_confirmation_max_display",
});

}  // namespace

std::span<const std::string_view> admin_option_names() { return names; }

const Constant* AdminOptions::Entry::find(std::string_view name) const {
  const auto at = std::ranges::find(options, name, &AdminOption::name);
  return at == options.end() ? nullptr : &at->value;
}

const AdminOptions::Entry* AdminOptions::find(ClassId cls) const {
  const auto at = std::ranges::find(entries, cls, &Entry::cls);
  return at == entries.end() ? nullptr : &*at;
}

}  // namespace djvet
