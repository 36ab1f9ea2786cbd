// Reports related_name and related_query_name that are no identifiers, or that lookups couldn't tell from their own parts.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: related_name",
     "https://docs.djangoproject.com/en/5.2/ref/models/fields/#django.db.models.ForeignKey.related_name"},
    {"Django: System checks of related fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#related-fields"},
};

bool is_keyword(std::string_view name) {
  constexpr std::string_view keywords[] = {"False",  "None",   "True",    "and",      "as",       "assert", "async",
                                           "await",  "break",  "class",   "continue", "def",      "del",    "elif",
                                           "else",   "except", "finally", "for",      "from",     "global", "if",
                                           "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
                                           "pass",   "raise",  "return",  "try",      "while",    "with",   "yield"};
  return std::ranges::find(keywords, name) != std::end(keywords);
}

/// Bytes of other letters than ASCII's are taken for letters.
bool is_identifier(std::string_view name) {
  const auto is_part = [](char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  return !name.empty() && std::ranges::all_of(name, is_part) && (name[0] < '0' || name[0] > '9');
}

/// With the placeholders filled by any name.
std::string filled(std::string name) {
  for (const std::string_view part : {"%(class)s", "%(model_name)s", "%(app_label)s"})
    for (std::size_t at = name.find(part); at != std::string::npos; at = name.find(part))
      name.replace(at, part.size(), "x");
  return name;
}

void look_at(const CheckContext& context, const StatedModel& model, const StatedField& field, ModelFindings& findings) {
  const std::string of = " of " + field_name(context, model, field);
  const Constant& given = field.argument("related_name");
  const bool named = given.is(Kind::string) && !given.text.empty();
  if (named && !given.text.ends_with('+')) {
    const std::string name = filled(given.text);
    if (is_keyword(name) || !is_identifier(name)) {
      Finding* const finding = findings.at_field("fields.E306", model, field,
                                                 "The related_name \"" + given.text + "\"" + of + " is no Python name");
      if (finding != nullptr) finding->help = "give a name that can be written behind a dot, or \"+\" for none";
    }
  }
  const Relation& relation = context.model.relation(field.field->relation);
  if (!relation.names_known || relation.accessor.empty()) return;
  const std::string& query = relation.query_name;
  if (query.ends_with('_') || query.find("__") != std::string::npos) {
    const bool end = query.ends_with('_');
    Finding* const finding =
        findings.at_field(end ? "fields.E308" : "fields.E309", model, field,
                          "Queries can't spell the name \"" + query + "\"" + of +
                              (end ? ": it ends with an underscore" : ": it holds a double underscore"));
    if (finding != nullptr) finding->help = "set related_query_name to a name without it";
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if (!field.cls.empty() && field.field->relation.valid()) look_at(context, model, field, findings);
}

}  // namespace

extern constinit const Check related_name_invalid{
    .id = "related-name-invalid",
    .summary = "The name of a relation's other end can't be written in Python or in a query",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
