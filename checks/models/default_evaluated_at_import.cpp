// Reports defaults that call what gives another value each time: the call runs once, when the class is made.
// Invariant: only functions that are known to vary, called directly as the default or as a part of it.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "analyzer/extract/file_facts.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/model_findings.h"
#include "analyzer/findings/source_strategies.h"
#include "analyzer/migrations/history.h"
#include "analyzer/model/project_model.h"

namespace djvet::checks {
namespace {

using Kind = Constant::Kind;

constexpr std::string_view tags[] = {"models", "system-check"};
constexpr Topic topics[] = {Topic::facts, Topic::model, Topic::settings};
constexpr Reference references[] = {
    {"Django: default", "https://docs.djangoproject.com/en/5.2/ref/models/fields/#default"},
    {"Django: System checks of fields", "https://docs.djangoproject.com/en/5.2/ref/checks/#model-fields"},
};

struct Varying {
  std::string_view path;
  bool moment;  // of the present time: what Django's own check compares with now
};

constexpr Varying varying[] = {
    {"datetime.date.today", true},
    {"datetime.datetime.now", true},
    {"datetime.datetime.today", true},
    {"datetime.datetime.utcnow", true},
    {"django.utils.timezone.now", true},
    {"django.utils.timezone.localtime", true},
    {"django.utils.timezone.localdate", true},
    {"time.time", false},
    {"time.monotonic", false},
    {"uuid.uuid1", false},
    {"uuid.uuid4", false},
    {"uuid.uuid7", false},
    {"random.random", false},
    {"random.randint", false},
    {"random.choice", false},
    {"random.randrange", false},
    {"secrets.token_hex", false},
    {"secrets.token_urlsafe", false},
    {"secrets.token_bytes", false},
    {"secrets.choice", false},
    {"django.utils.crypto.get_random_string", false},
    {"django.core.management.utils.get_random_secret_key", false},
};

const Varying* row_of(std::string_view path) {
  const auto* const row = std::ranges::find(varying, path, &Varying::path);
  return row == std::end(varying) ? nullptr : row;
}

/// The call of the default's expression, or one inside it that isn't below a lambda or another function's own arguments.
struct Found {
  const Varying* row = nullptr;
  bool whole = false;  // it is the default itself
};

Found find_call(const ProjectModel& model, const Field& field, NodeId value) {
  const FileFacts& facts = model.facts(field.file);
  const NodeId end = value + facts.node(value).size();
  for (NodeId node = value; node < end;) {
    if (facts.kind(node) == NodeKind::lambda) {
      node += facts.node(node).size();
      continue;
    }
    if (facts.kind(node) == NodeKind::call) {
      const Symbol callee = model.resolve(field.file, field.scope, node + 1);
      const Varying* const row = callee.kind == Symbol::Kind::external ? row_of(callee.external) : nullptr;
      if (row != nullptr) return {row, node == value};
    }
    ++node;
  }
  return {};
}

NodeId default_of(const FileFacts& facts, NodeId call) {
  for (const NodeId child : facts.children(call))
    if (facts.kind(child) == NodeKind::keyword && facts.text_of(child) == "default") return child + 1;
  return 0;
}

bool is_date(std::string_view cls) { return cls == "DateField" || cls == "DateTimeField"; }

void look_at(const CheckContext& context, const StatedModel& model, const StatedField& field, ModelFindings& findings) {
  const FileFacts& facts = context.model.facts(field.field->file);
  if (facts.kind(field.field->call) != NodeKind::call) return;
  const NodeId value = default_of(facts, field.field->call);
  if (value == 0) return;
  const Found found = find_call(context.model, *field.field, value);
  if (found.row == nullptr) return;
  const bool times =
      field.cls == "TimeField" && !found.row->path.ends_with("day") && !found.row->path.ends_with("localdate");
  const bool django = found.whole && found.row->moment && (is_date(field.cls) || times);
  const std::string called(found.row->path.substr(found.row->path.rfind('.') + 1));
  Finding* const finding =
      findings.at_field(django ? "fields.W161" : "", model, field,
                        "The default of " + field_name(context, model, field) + " calls " + called +
                            "() once, when the module is loaded: all rows get the same value");
  if (finding == nullptr) return;
  finding->severity = Severity::error;
  finding->help =
      found.whole ? "give the function itself, without parentheses" : "give a function that makes the value";
  const Span call = facts.span(value), callee = facts.span(value + 1);
  const bool bare = found.whole && value + 1 + facts.node(value + 1).size() == value + facts.node(value).size() &&
                    call.end == callee.end + 2;
  if (bare)
    finding->strategies.push_back(
        replacing(field.field->file, {callee.end, call.end}, "", Safety::safe, "give the function itself"));
}

void run(const CheckContext& context, FindingSink& sink) {
  ModelFindings findings(context, sink);
  for (const StatedModel& model : context.migrations.stated())
    for (const StatedField& field : model.fields) look_at(context, model, field, findings);
}

}  // namespace

extern constinit const Check default_evaluated_at_import{
    .id = "default-evaluated-at-import",
    .summary = "A field's default is the time or the random value of the moment at which the module was loaded",
    .severity = Severity::error,
    .confidence = Confidence::high,
    .fix = FixKind::safe,
    .since = "0.1",
    .tags = tags,
    .reads = topics,
    .references = references,
    .run = run};

}  // namespace djvet::checks
