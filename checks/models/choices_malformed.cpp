// Reports choices that Django can't read, and values that the column can't hold.
// Invariant: a list of which some item isn't known is judged by nothing but an item that is certainly wrong.
// Source: Field._check_choices and django.utils.choices.normalize_choices.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/django/fields.h"
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
    {"Django: choices", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#choices"},
    {"Django: System checks of fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#model-fields"},
};

enum class Form : std::uint8_t { good, bad, unknown };

/// What was read of the values.
struct Read {
  Form form = Form::good;
  std::size_t longest = 0;
  std::string value;
};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_unknown(const Constant& value) {
  return value.is(Kind::unknown) || value.is(Kind::several) || value.is(Kind::absent);
}

void read_value(const Constant& value, Read& out) {
  if (value.is_sequence() || value.is(Kind::dict)) out.form = Form::bad;
  else if (is_unknown(value) && out.form == Form::good) out.form = Form::unknown;
  if (!value.is(Kind::string) || characters(value.text) <= out.longest) return;
  out.longest = characters(value.text);
  out.value = value.text;
}

/// The second item of a pair, where it is a list: a group of choices, or no choice at all.
void read_group(const Constant& group, Read& out) {
  if (group.open || group.is(Kind::set)) out.form = out.form == Form::bad ? Form::bad : Form::unknown;
  for (const Constant& pair : group.items) {
    const bool pairs = pair.is(Kind::list) || pair.is(Kind::tuple);
    if (is_unknown(pair) || pair.is(Kind::call) || pair.is(Kind::reference) || (pairs && pair.open) ||
        (pair.is(Kind::string) && characters(pair.text) == 2)) {
      if (out.form == Form::good) out.form = Form::unknown;
    } else if (!pairs || pair.items.size() != 2) {
      out.form = Form::bad;
    } else {
      read_value(pair.items[0], out);
      if (pair.items[1].is_sequence() || pair.items[1].is(Kind::dict)) out.form = Form::bad;
    }
  }
}

Read read_choices(const Constant& choices) {
  Read out;
  if (choices.open) out.form = Form::unknown;
  for (const Constant& choice : choices.items) {
    const bool pairs = choice.is(Kind::list) || choice.is(Kind::tuple);
    if (is_unknown(choice) || choice.is(Kind::call) || choice.is(Kind::reference) || choice.is(Kind::set) ||
        choice.is(Kind::dict) || (pairs && choice.open)) {
      if (out.form == Form::good) out.form = Form::unknown;
      continue;
    }
    if (!pairs || choice.items.size() != 2) {
      out.form = Form::bad;
      continue;
    }
    const Constant& label = choice.items[1];
    if (label.is(Kind::list) || label.is(Kind::tuple)) {
      read_group(label, out);
    } else if (label.is(Kind::dict) || label.is(Kind::set) || is_unknown(label)) {
      if (out.form == Form::good) out.form = Form::unknown;
    } else if (!label.is_text("")) {
      read_value(choice.items[0], out);
    }
  }
  return out;
}

std::int64_t length_of(const StatedField& field) {
  const Constant& given = field.argument("max_length");
  if (given.is(Kind::integer)) return given.number;
  const std::optional<FieldDefaults> defaults = field_defaults(field.path);
  return given.is(Kind::absent) && defaults ? defaults->max_length : 0;
}

void look_at(const CheckContext& context, const StatedModel& model, const StatedField& field, ModelFindings& findings) {
  const Constant& choices = field.argument("choices");
  const std::string name = field_name(context, model, field);
  Finding* finding = nullptr;
  if ((choices.is(Kind::string) && !choices.text.empty()) || (choices.is(Kind::integer) && choices.number != 0)) {
    finding =
        findings.at_field("fields.E004", model, field,
                          "The choices of " + name + " are " + (choices.is(Kind::string) ? "a text" : "a number") +
                              ", where a list of pairs is needed");
    if (finding != nullptr) finding->help = "write a list of pairs: (value, \"label\")";
    return;
  }
  if (!choices.is(Kind::list) && !choices.is(Kind::tuple)) return;
  const Read read = read_choices(choices);
  const std::int64_t length = length_of(field);
  if (read.form == Form::bad) {
    finding = findings.at_field("fields.E005", model, field,
                                "The choices of " + name + " are not all pairs of a value and a label");
    if (finding != nullptr) finding->help = "write each choice as a pair: (value, \"label\")";
  } else if (read.form == Form::good && length > 0 && read.longest > static_cast<std::size_t>(length)) {
    finding = findings.at_field("fields.E009", model, field,
                                name + " takes " + std::to_string(length) + " characters, but its choice \"" +
                                    read.value + "\" has " + std::to_string(read.longest));
    if (finding != nullptr) finding->help = "set max_length to at least " + std::to_string(read.longest);
  }
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields)
      if (!field.cls.empty()) look_at(context, model, field, findings);
}

}  // namespace

extern constinit const Check choices_malformed{
    .id = "choices-malformed",
    .summary = "The choices of a field are no pairs, or hold a value that is longer than the field",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::none,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
