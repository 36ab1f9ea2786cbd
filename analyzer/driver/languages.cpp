// Chooses by SourceFile::language.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/languages.h"

#include <algorithm>
#include <array>

#include "analyzer/base/encoding.h"
#include "analyzer/base/line_index.h"

namespace djvet {
namespace {

Outcome outcome_of(DecodeProblemKind kind) {
  return kind == DecodeProblemKind::binary ? Outcome::not_text : Outcome::bad_encoding;
}

bool has_gap(const FileFacts& facts, GapKind kind) {
  return std::any_of(facts.gaps().begin(), facts.gaps().end(), [&](const Gap& gap) { return gap.kind == kind; });
}

std::size_t count_gaps(const FileFacts& facts, GapKind kind) {
  return static_cast<std::size_t>(
      std::count_if(facts.gaps().begin(), facts.gaps().end(), [&](const Gap& gap) { return gap.kind == kind; }));
}

std::string too_deep_message() {
  return "nested more than " + std::to_string(max_depth) + " deep; what lies deeper is not analysed";
}

/// "line 3 is not valid Python; the rest is analysed". A text that has changed since has no lines to name.
std::string describe_syntax_errors(const FileFacts& facts, std::string_view text) {
  const std::size_t errors = count_gaps(facts, GapKind::syntax_error);
  std::string message;
  if (text.empty()) {
    message = "a place";
  } else {
    const auto first = std::find_if(facts.gaps().begin(), facts.gaps().end(),
                                    [](const Gap& gap) { return gap.kind == GapKind::syntax_error; });
    message = "line " + std::to_string(LineIndex(text).line_of(first->span.begin));
  }
  message += " is not valid Python";
  if (errors > 1) message += ", nor " + std::to_string(errors - 1) + (errors == 2 ? " more place" : " more places");
  return message + "; the rest is analysed";
}

void add_python_notifications(const SourceFile& file, const FileFacts& facts, const std::function<std::string()>& text,
                              std::vector<Notification>& notifications) {
  if (facts.gaps().empty()) return;
  const auto add = [&](NotificationKind kind, std::string message, bool incomplete) {
    notifications.push_back({kind, file.path, std::move(message), incomplete});
  };
  if (has_gap(facts, GapKind::parse_time))
    add(NotificationKind::parse_time, "parsing takes longer than parse-budget-ms allows; not analysed", true);
  if (has_gap(facts, GapKind::too_deep)) add(NotificationKind::too_deep, too_deep_message(), true);
  if (has_gap(facts, GapKind::syntax_error))
    add(NotificationKind::syntax_error, describe_syntax_errors(facts, text()), false);
}

/// What a template engine rejects is not mentioned: the tags of the project's own libraries decide it, not djvet.
void add_template_notifications(const SourceFile& file, const TemplateFacts& facts,
                                std::vector<Notification>& notifications) {
  const bool too_deep = std::any_of(facts.gaps().begin(), facts.gaps().end(),
                                    [](const TemplateGap& gap) { return gap.kind == TemplateGapKind::too_deep; });
  if (too_deep) notifications.push_back({NotificationKind::too_deep, file.path, too_deep_message(), true});
}

/// A manifest that is no text declares who knows what. Nothing is analysed in it, so that the run isn't incomplete.
std::string unreadable_manifest() {
  ManifestFacts facts;
  facts.complete = false;
  return facts.block();
}

}  // namespace

std::uint64_t content_seed(const SourceFile& file) {
  const auto language = static_cast<std::uint64_t>(file.language) << 8U;
  switch (file.language) {
    case Language::python: return language;
    case Language::django_template: return language | static_cast<std::uint64_t>(template_dialect(file.path));
    case Language::manifest: break;
  }
  return hash128(file.path, language).low;  // its name tells the format, and what its requirements are for
}

Extracted LanguageExtractor::refuse(Outcome outcome, std::string message) {
  refusal_ = std::move(message);
  return {outcome, refusal_};
}

Extracted LanguageExtractor::extract(const SourceFile& file, std::string_view bytes,
                                     const Configuration& configuration) {
  const bool is_python = file.language == Language::python;
  const Result<DecodedText, DecodeProblem> decoded = is_python ? decode_python(bytes) : decode_template(bytes);
  if (!decoded && file.language == Language::manifest) return {Outcome::facts, manifest_ = unreadable_manifest()};
  if (!decoded) return refuse(outcome_of(decoded.error().kind), decoded.error().message);
  const std::string_view text = decoded->text();
  if (text.size() > max_source_size)
    return refuse(Outcome::bad_encoding,
                  "more than " + std::to_string(max_source_size) + " bytes as UTF-8; not analysed");
  if (file.language == Language::django_template)
    return {Outcome::facts, templates_.extract(text, template_dialect(file.path))};
  if (file.language == Language::manifest) return {Outcome::facts, manifest_ = read_manifest(file.path, text).block()};
  const std::string_view block = python_.extract(text, configuration.parse_budget_ms);
  return {Outcome::facts, block, !python_.ran_out_of_time()};
}

bool put_facts(const SourceFile& file, FileId id, Outcome outcome, std::string_view block, FactsTable& table) {
  if (outcome != Outcome::facts) return outcome <= Outcome::unread;
  const auto put = [&](const auto& facts, auto& facts_of_language) {
    if (!facts) return false;
    facts_of_language[id.index()] = *facts;
    table.text_bytes[id.index()] = facts->source_size();
    return true;
  };
  if (file.language == Language::manifest) {
    std::optional<ManifestFacts> facts = ManifestFacts::view(block);
    if (!facts) return false;
    table.text_bytes[id.index()] = facts->source_size;
    table.manifests[id.index()] = std::make_shared<const ManifestFacts>(std::move(*facts));
    return true;
  }
  if (file.language == Language::python) return put(FileFacts::view(block), table.python);
  return put(TemplateFacts::view(block), table.templates);
}

void add_notifications(const SourceFile& file, FileId id, Outcome outcome, std::string_view block,
                       const FactsTable& table, const std::function<std::string()>& text,
                       std::vector<Notification>& notifications) {
  if (outcome == Outcome::facts && file.language == Language::python)
    return add_python_notifications(file, table.python[id.index()], text, notifications);
  if (outcome == Outcome::facts && file.language == Language::manifest) return;
  if (outcome == Outcome::facts) return add_template_notifications(file, table.templates[id.index()], notifications);
  if (outcome == Outcome::unread) return;
  const NotificationKind kind =
      outcome == Outcome::not_text ? NotificationKind::not_text : NotificationKind::bad_encoding;
  notifications.push_back({kind, file.path, std::string(block), true});
}

}  // namespace djvet
