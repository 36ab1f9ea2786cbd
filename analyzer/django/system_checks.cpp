// One row for each id that came after Django 3.2 or left before 6.1, by id.
// SPDX-License-Identifier: MIT
#include "analyzer/django/system_checks.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

constexpr DjangoRelease always{};             // older than the table
constexpr DjangoRelease still{32767, 32767};  // the newest has it

struct Row {
  std::string_view id;
  DjangoRelease first;  // that has it
  DjangoRelease last;
};

constexpr auto rows = std::to_array<Row>({
    {"4_0.E001", {4, 0}, still},        {"admin.E041", {6, 1}, still},        {"auth.E013", {5, 1}, still},
    {"commands.E001", {5, 2}, still},   {"contenttypes.E006", {6, 1}, still}, {"fields.E011", {5, 0}, still},
    {"fields.E012", {5, 0}, still},     {"fields.E013", {5, 2}, still},       {"fields.E135", {6, 1}, still},
    {"fields.E220", {5, 0}, still},     {"fields.E221", {5, 0}, still},       {"fields.E222", {5, 0}, still},
    {"fields.E223", {5, 0}, still},     {"fields.E322", {6, 1}, still},       {"fields.E323", {6, 1}, still},
    {"fields.E324", {6, 1}, still},     {"fields.E347", {5, 2}, still},       {"fields.E348", {6, 0}, still},
    {"fields.E903", {4, 0}, still},     {"fields.E904", {4, 0}, still},       {"fields.E905", {5, 1}, still},
    {"fields.E906", {5, 1}, still},     {"fields.E907", {5, 1}, still},       {"fields.W163", {4, 2}, still},
    {"fields.W224", {5, 0}, still},     {"fields.W343", always, {3, 2}},      {"fields.W345", {4, 0}, still},
    {"fields.W346", {4, 2}, still},     {"fields.W903", always, {3, 2}},      {"fields.W904", always, {3, 2}},
    {"fields.W905", {4, 2}, {5, 0}},    {"fields.W906", {4, 2}, {5, 0}},      {"fields.W907", {4, 2}, {5, 0}},
    {"files.E001", {4, 0}, still},      {"gis.W001", {6, 0}, still},          {"mail.E001", {6, 1}, still},
    {"mail.W001", {6, 1}, still},       {"models.E008", always, {5, 0}},      {"models.E009", always, {5, 0}},
    {"models.E042", {5, 2}, still},     {"models.E048", {5, 2}, still},       {"models.E049", {6, 0}, still},
    {"models.E050", {6, 1}, still},     {"models.W042", always, {5, 2}},      {"models.W044", {4, 0}, still},
    {"models.W045", {4, 1}, still},     {"models.W046", {4, 2}, still},       {"models.W047", {5, 0}, still},
    {"postgres.E005", {6, 0}, still},   {"postgres.W004", {4, 2}, still},     {"security.E024", {4, 0}, still},
    {"security.E026", {6, 0}, still},   {"security.E100", always, {3, 2}},    {"security.W025", {4, 1}, still},
    {"security.W027", {6, 1}, still},   {"staticfiles.E005", {5, 0}, still},  {"staticfiles.W004", {4, 0}, still},
    {"templates.E001", always, {5, 0}}, {"templates.E003", {4, 1}, {5, 0}},   {"templates.W003", {5, 1}, still},
    {"urls.E009", {4, 0}, still},       {"urls.W010", {5, 0}, still},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::id));

}  // namespace

bool has_system_check(DjangoRange releases, std::string_view id) {
  const auto* row = std::ranges::lower_bound(rows, id, {}, &Row::id);
  if (row == rows.end() || row->id != id) return true;
  return releases.first <= row->last && row->first <= releases.last;
}

}  // namespace djvet
