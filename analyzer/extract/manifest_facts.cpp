// The block, and what all formats share: names and single requirements.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/manifest_facts.h"

#include <algorithm>
#include <initializer_list>

#include "analyzer/base/bytes.h"
#include "analyzer/extract/manifest_readers.h"

namespace djvet {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.';
}

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size())); }

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (blanks.find(c) == blanks.npos) out += c;
  return out;
}

void write(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts(in.count());
  for (std::string& text : texts) text = in.text();
  return texts;
}

}  // namespace

std::string ManifestFacts::block() const {
  ByteWriter out;
  out.text(project);
  out.number(declarations.size());
  for (const Declaration& each : declarations) {
    out.text(each.name);
    out.text(each.specifier);
    out.text(each.marker);
    out.number(static_cast<std::uint64_t>(each.group));
    out.number(each.span.begin);
    out.number(each.span.end);
  }
  write(out, included);
  write(out, django);
  out.number(complete ? 1 : 0);
  out.number(source_size);
  return out.bytes();
}

std::optional<ManifestFacts> ManifestFacts::view(std::string_view block) {
  constexpr std::uint64_t most = 0xffffffffU;
  ByteReader in(block);
  ManifestFacts facts;
  facts.project = in.text();
  facts.declarations.resize(in.count());
  for (Declaration& each : facts.declarations) {
    each.name = in.text();
    each.specifier = in.text();
    each.marker = in.text();
    each.group = static_cast<RequirementGroup>(in.number_up_to(static_cast<std::uint64_t>(RequirementGroup::locked)));
    each.span.begin = static_cast<std::uint32_t>(in.number_up_to(most));
    each.span.end = static_cast<std::uint32_t>(in.number_up_to(most));
  }
  facts.included = read_texts(in);
  facts.django = read_texts(in);
  facts.complete = in.number_up_to(1) == 1;
  facts.source_size = static_cast<std::uint32_t>(in.number_up_to(most));
  if (!in.at_end()) return std::nullopt;
  return facts;
}

std::string normalized_distribution(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool dash = c == '-' || c == '_' || c == '.';
    if (dash && out.ends_with('-')) continue;
    out += dash ? '-' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::optional<Declaration> parse_requirement(std::string_view text) {
  skip_blanks(text);
  std::size_t end = 0;
  while (end < text.size() && is_word(text[end])) ++end;
  const std::string_view name = text.substr(0, end);
  if (name.empty() || name[0] == '-' || name[0] == '.') return std::nullopt;
  Declaration out;
  out.name = normalized_distribution(name);
  text.remove_prefix(end);
  skip_blanks(text);
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == text.npos) return std::nullopt;
    text.remove_prefix(close + 1);
    skip_blanks(text);
  }
  if (text.starts_with('@')) {
    const std::size_t marker = text.find(" ;");
    if (marker != text.npos) out.marker = trimmed(text.substr(marker + 2));
    return out;
  }
  if (!text.empty() && std::string_view("<>=!~;(,").find(text[0]) == std::string_view::npos) return std::nullopt;
  const std::size_t semicolon = std::min(text.find(';'), text.size());
  std::string_view specifier = trimmed(text.substr(0, semicolon));
  if (specifier.starts_with('(') && specifier.ends_with(')')) specifier = specifier.substr(1, specifier.size() - 2);
  out.specifier = without_blanks(specifier);
  if (semicolon < text.size()) out.marker = trimmed(text.substr(semicolon + 1));
  return out;
}

RequirementGroup group_called(std::string_view name, RequirementGroup otherwise) {
  const std::string lower = "-" + normalized_distribution(name) + "-";
  const auto holds = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return lower.find("-" + std::string(word) + "-") != lower.npos; });
  };
  if (holds({"test", "tests", "testing", "pytest", "ci", "tox", "coverage"})) return RequirementGroup::test;
  if (holds({"dev",     "devel",   "develop", "development", "local", "docs", "doc",   "lint",
             "linting", "linters", "quality", "typing",      "types", "mypy", "style", "format",
             "build",   "release", "debug",   "readthedocs", "rtd",   "tools"}))
    return RequirementGroup::dev;
  return otherwise;
}

void add_requirement(std::string_view requirement, Span span, RequirementGroup group, ManifestFacts& facts) {
  std::optional<Declaration> read = parse_requirement(requirement);
  if (!read) {
    facts.complete = false;
    return;
  }
  read->group = group;
  read->span = span;
  facts.declarations.push_back(std::move(*read));
}

void add_classifier(std::string_view classifier, ManifestFacts& facts) {
  constexpr std::string_view django = "Framework :: Django :: ";
  if (classifier.starts_with(django)) facts.django.emplace_back(classifier.substr(django.size()));
}

ManifestFacts read_manifest(std::string_view path, std::string_view text) {
  ManifestFacts facts;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name == "pyproject.toml") read_pyproject(text, facts);
  else if (name == "Pipfile") read_pipfile(text, facts);
  else if (name == "Pipfile.lock") read_pipfile_lock(text, facts);
  else if (name == "setup.cfg") read_setup_cfg(text, facts);
  else if (name.ends_with(".lock") || name.ends_with(".toml")) read_toml_lock(text, facts);
  else read_requirements_file(path, text, facts);
  facts.source_size = static_cast<std::uint32_t>(text.size());
  return facts;
}

}  // namespace djvet
