// One packet for each group of findings; all its parts but the places are those of its first finding.
// SPDX-License-Identifier: MIT
#include "analyzer/escalation/packets.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include "analyzer/base/hash.h"
#include "analyzer/base/line_index.h"
#include "analyzer/escalation/addressees.h"
#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"
#include "analyzer/fix/diff.h"
#include "analyzer/fix/edits.h"

namespace djvet {
namespace {

constexpr std::uint32_t lines_around = 4;
constexpr std::size_t most_excerpts = 3;
constexpr std::size_t most_steps = 12;

/// The texts of files, each read once.
class Texts {
 public:
  explicit Texts(const Report& report) : report_(report) {}

  struct Text {
    explicit Text(std::string of) : text(std::move(of)), lines(text) {}
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    std::string text;
    LineIndex lines;
  };

  const Text& operator[](FileId file) {
    std::unique_ptr<Text>& held = held_[file];
    if (!held) held = std::make_unique<Text>(file.valid() ? report_.text_of(file) : std::string());
    return *held;
  }

  [[nodiscard]] std::string path(FileId file) const {
    return file.valid() ? report_.sources->files[file.index()].path : std::string();
  }
  std::uint32_t line(FileId file, Span span) { return (*this)[file].lines.line_of(span.begin); }
  std::string place(FileId file, Span span) { return path(file) + ":" + std::to_string(line(file, span)); }

 private:
  const Report& report_;
  std::map<FileId, std::unique_ptr<Text>> held_;
};

/// What would be changed by the same edit is one cause.
std::string cause_of(const Finding& finding) {
  std::string key(finding.check->id);
  const auto add = [&](std::string_view text) { key.append("\n").append(text); };
  if (!finding.strategies.empty()) {
    const Strategy& strategy = finding.strategies.front();
    if (!strategy.places.empty()) {
      for (const Strategy::Place& place : strategy.places)
        add(std::to_string(place.file.value) + ":" + std::to_string(place.node));
      for (const std::string& name : strategy.names) add(name);
      if (!strategy.names.empty()) return key;
      key = finding.check->id;
    }
    for (const CreatedFile& file : strategy.created) add(file.path);
    if (!strategy.created.empty()) return key;
  }
  std::string relation;
  for (const Property& property : finding.properties)
    if (property.key == "model" || property.key == "relations")
      for (const std::string& value : property.values) relation += property.key + "=" + value + "\n";
  if (relation.find("relations=") != std::string::npos) add(relation);
  else add(finding.message);
  return key;
}

/// The first paragraph below "## Why it matters" of a check's page.
std::string consequence_of(std::string_view page) {
  constexpr std::string_view heading = "## Why it matters\n";
  const std::size_t at = page.find(heading);
  if (at == page.npos) return {};
  page.remove_prefix(at + heading.size());
  page = page.substr(0, page.find("\n## "));
  while (page.starts_with('\n')) page.remove_prefix(1);
  page = page.substr(0, page.find("\n\n"));
  while (page.ends_with('\n')) page.remove_suffix(1);
  return std::string(page);
}

class Builder {
 public:
  explicit Builder(const PacketInput& input) : input_(input), texts_(input.report) {}

  Packet build(std::span<const Finding* const> findings) {
    const Finding& first = *findings.front();
    Packet packet;
    packet.check = first.check->id;
    const auto row = std::ranges::find(input_.checks, first.check, &Registered::check);
    if (row != input_.checks.end()) {
      packet.family = row->family;
      packet.consequence = consequence_of(row->page);
    }
    packet.level = first.level;
    packet.addressee = addressee_of(first, input_.addressees);
    packet.why = reason_of_level(first);
    std::string all;
    for (const Finding* finding : findings) {
      packet.places.push_back(texts_.place(finding->file, finding->span));
      packet.fingerprints.push_back(to_hex(finding->fingerprint));
      all += packet.fingerprints.back();
    }
    packet.id = to_hex(hash128(all)).substr(0, 16);
    packet.problem = first.message;
    packet.cost = cost_of(first);
    for (const Attempt& attempt : first.attempts)
      packet.attempted.push_back({attempt.title, reason_of(attempt), diff_of(attempt)});
    packet.details = details_of(first);
    packet.code = code_of(findings);
    packet.request = question_of(first, packet.family, packet.places.front());
    packet.proposal = first.help;
    packet.choices = first.choices;
    return packet;
  }

 private:
  static std::string cost_of(const Finding& finding) {
    for (const Property& property : finding.properties)
      if (property.key == "queries" && !property.values.empty()) return property.values.front() + " queries";
    return {};
  }

  std::string diff_of(const Attempt& attempt) {
    std::string out;
    for (std::span<const Edit> left = attempt.edits; !left.empty();) {
      const FileId file = left.front().file;
      const std::span<const Edit> own = edits_of(left, file);
      left = left.subspan(own.size());
      const std::string& before = texts_[file].text;
      if (const std::optional<std::string> after = edited_text(before, own))
        out += unified_diff(texts_.path(file), before, own, before, *after);
    }
    for (const CreatedFile& file : attempt.created) out += new_file_diff(file.path, file.text);
    return out;
  }

  std::vector<std::string> details_of(const Finding& finding) {
    std::vector<std::string> lines;
    for (const Property& property : finding.properties) {
      std::string line = property.key + ":";
      for (const std::string& value : property.values) line += " " + value;
      lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < std::min(finding.flow.size(), most_steps); ++i)
      lines.push_back(texts_.place(finding.flow[i].file, finding.flow[i].span) + ": " + finding.flow[i].text);
    for (std::size_t i = 0; i < std::min(finding.notes.size(), most_steps); ++i)
      lines.push_back(texts_.place(finding.notes[i].file, finding.notes[i].span) + ": " + finding.notes[i].text);
    if (lines.empty()) lines.push_back(std::string(finding.check->id) + ": " + finding.message);
    return lines;
  }

  Excerpt excerpt_of(FileId file, Span span) {
    const Texts::Text& text = texts_[file];
    Excerpt excerpt;
    excerpt.path = texts_.path(file);
    excerpt.marked_line = text.lines.line_of(span.begin);
    excerpt.first_line = excerpt.marked_line > lines_around ? excerpt.marked_line - lines_around : 1;
    const std::uint32_t last = std::min(excerpt.marked_line + lines_around, text.lines.line_count());
    for (std::uint32_t line = excerpt.first_line; line <= last; ++line)
      excerpt.lines.emplace_back(text.lines.line_text(line));
    return excerpt;
  }

  /// Where the first findings are, and where the first one's way begins; lines that are shown already aren't shown again.
  std::vector<Excerpt> code_of(std::span<const Finding* const> findings) {
    std::vector<Excerpt> code;
    const auto add = [&](FileId file, Span span) {
      if (code.size() == most_excerpts || !file.valid()) return;
      const std::uint32_t line = texts_.line(file, span);
      const std::string path = texts_.path(file);
      const bool shown = std::ranges::any_of(code, [&](const Excerpt& other) {
        return other.path == path && line >= other.first_line && line < other.first_line + other.lines.size();
      });
      if (!shown) code.push_back(excerpt_of(file, span));
    };
    const Finding& first = *findings.front();
    add(first.file, first.span);
    if (!first.flow.empty()) add(first.flow.front().file, first.flow.front().span);
    for (const Finding* finding : findings) add(finding->file, finding->span);
    return code;
  }

  const PacketInput& input_;
  Texts texts_;
};

}  // namespace

std::vector<Packet> packets_of(const PacketInput& input) {
  std::map<std::pair<Level, std::string>, std::vector<const Finding*>> groups;
  for (const Finding& finding : input.report.findings)
    if (finding.level != Level::l1) groups[{finding.level, cause_of(finding)}].push_back(&finding);
  Builder builder(input);
  std::vector<std::pair<const Finding*, Packet>> built;
  for (const auto& [key, findings] : groups) built.emplace_back(findings.front(), builder.build(findings));
  // Findings lie in the report's order, so that their addresses do.
  std::ranges::sort(built, [](const auto& a, const auto& b) {
    return std::tuple(-static_cast<int>(a.second.level), -static_cast<std::ptrdiff_t>(a.second.places.size()),
                      a.first) <
           std::tuple(-static_cast<int>(b.second.level), -static_cast<std::ptrdiff_t>(b.second.places.size()), b.first);
  });
  std::vector<Packet> packets;
  for (auto& [first, packet] : built) packets.push_back(std::move(packet));
  return packets;
}

}  // namespace djvet
