// Text for people, JSON for programs, Markdown for a page or a comment on a change.
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "analyzer/base/escape.h"
#include "analyzer/cli/cost_report.h"
#include "reporters/json_writer.h"

namespace djvet {
namespace {

std::string shown(const CostPlace& place) { return escaped(place.path) + ":" + std::to_string(place.line); }

std::string shown_formula(const CostRow& row) { return (row.formula.up_to ? "up to " : "") + row.formula.text(); }

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string meaning_of(const CostNumber& number) {
  return number.what + (number.most == 0 ? "" : ", at most " + std::to_string(number.most));
}

/// "title  name  code"
std::string heading(const CostRow& row) {
  std::string out = escaped(row.title);
  if (!row.name.empty()) out += "  " + escaped(row.name);
  if (!row.code.empty()) out += "  " + escaped(row.code);
  return out;
}

/// Reasons for what is unknown with how often each is there.
std::vector<std::pair<std::string, std::size_t>> counted(const std::vector<CostDoubt>& doubts) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const CostDoubt& doubt : doubts) {
    const auto at = std::ranges::find(counts, doubt.reason, &std::pair<std::string, std::size_t>::first);
    if (at == counts.end()) counts.emplace_back(doubt.reason, 1);
    else ++at->second;
  }
  return counts;
}

struct Totals {
  std::size_t constant = 0, grows = 0, unknown = 0, over = 0, unproved = 0;
};

Totals totals_of(const std::vector<CostRow>& rows) {
  Totals totals;
  for (const CostRow& row : rows) {
    switch (row.formula.growth) {
      case QueryGrowth::constant: ++totals.constant; break;
      case QueryGrowth::grows: ++totals.grows; break;
      case QueryGrowth::unknown: ++totals.unknown; break;
    }
    totals.over += row.over.empty() ? 0 : 1;
    totals.unproved += row.unproved ? 1 : 0;
  }
  return totals;
}

std::string text_of(const CostRow& row) {
  std::string out;
  std::size_t width = 6;
  for (const CostLine& line : row.lines) width = std::max(width, line.term.size() + 2);
  for (const CostNumber& number : row.numbers)
    out +=
        "    " + padded(number.letter, width) + shown(number.place) + "  is the number of " + meaning_of(number) + "\n";
  for (const CostLine& line : row.lines)
    out += "    " + padded((line.sometimes ? "<" : "") + line.term, width) + shown(line.place) + "  " +
           escaped(line.what) + "\n";
  for (const CostDoubt& doubt : row.doubts)
    out += "    " + padded("?", width) + shown(doubt.place) + "  " + escaped(doubt.reason) + "\n";
  return out;
}

void write(JsonWriter& json, const CostPlace& place) {
  json.member("path", place.path);
  json.member("line", place.line);
}

void write_formula(JsonWriter& json, const CostRow& row) {
  json.member("formula", row.formula.text());
  json.member("growth", to_string(row.formula.growth));
  json.member("constant", row.formula.constant);
  json.member("up_to", row.formula.up_to);
  json.member("unknown", row.formula.unknown);
  json.open_list("terms");
  for (const QueryTerm& term : row.formula.terms) {
    json.open_object();
    json.member("count", term.count);
    json.open_list("numbers");
    for (const std::uint32_t loop : term.loops) json.value(row.formula.letters[loop]);
    json.close_list();
    json.close_object();
  }
  json.close_list();
  json.open_list("numbers");
  for (const CostNumber& number : row.numbers) {
    json.open_object();
    json.member("letter", number.letter);
    json.member("counts", number.what);
    json.member("rows", number.rows);
    if (number.most != 0) json.member("at_most", number.most);
    write(json, number.place);
    json.close_object();
  }
  json.close_list();
}

void write_places(JsonWriter& json, const CostRow& row) {
  json.open_list("queries");
  for (const CostLine& line : row.lines) {
    json.open_object();
    json.member("term", line.term);
    json.member("what", line.what);
    json.member("sometimes", line.sometimes);
    write(json, line.place);
    json.open_list("calls");
    for (const CostPlace& call : line.calls) {
      json.open_object();
      write(json, call);
      json.close_object();
    }
    json.close_list();
    json.close_object();
  }
  json.close_list();
  json.open_list("reasons");
  for (const CostDoubt& doubt : row.doubts) {
    json.open_object();
    json.member("reason", doubt.reason);
    write(json, doubt.place);
    json.close_object();
  }
  json.close_list();
}

/// Text for a cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : escaped(text)) {
    if (c == '|' || c == '*' || c == '_' || c == '<' || c == '`' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string render_costs_text(const std::vector<CostRow>& rows, bool summary) {
  std::string out;
  for (const CostRow& row : rows) {
    out += heading(row) + "\n  " + shown_formula(row) + "\n";
    if (!row.over.empty()) out += "  over its budget of " + escaped(row.over) + "\n";
    if (row.unproved) out += "  its budget can't be judged: not everything is known\n";
    if (!summary) out += text_of(row);
  }
  const Totals totals = totals_of(rows);
  out += std::to_string(rows.size()) + " entries: " + std::to_string(totals.constant) + " constant, " +
         std::to_string(totals.grows) + " grow with rows, " + std::to_string(totals.unknown) + " unknown\n";
  if (totals.over != 0) out += std::to_string(totals.over) + " over budget\n";
  return out;
}

std::string render_costs_json(const std::vector<CostRow>& rows) {
  JsonWriter json;
  json.open_object();
  json.line();
  json.member("schema_version", 1);
  json.line();
  json.open_list("entries");
  for (const CostRow& row : rows) {
    json.line();
    json.open_object();
    json.member("kind", row.kind);
    if (!row.method.empty()) json.member("method", row.method);
    json.member("route", row.route);
    if (!row.name.empty()) json.member("name", row.name);
    if (!row.code.empty()) json.member("code", row.code);
    write(json, row.place);
    write_formula(json, row);
    write_places(json, row);
    if (!row.over.empty()) json.member("over_budget", row.over);
    if (row.unproved) json.member("budget_unknown", true);
    json.close_object();
  }
  json.close_lines();
  const Totals totals = totals_of(rows);
  json.line();
  json.open_object("totals");
  json.member("constant", totals.constant);
  json.member("grows", totals.grows);
  json.member("unknown", totals.unknown);
  json.member("over_budget", totals.over);
  json.close_object();
  return json.take() + "\n}\n";
}

std::string render_costs_markdown(const std::vector<CostRow>& rows) {
  std::string out = "| Entry | Queries | Grows | What the letters count | Why unknown |\n|---|---|---|---|---|\n";
  for (const CostRow& row : rows) {
    std::string numbers;
    for (const CostNumber& number : row.numbers)
      numbers += (numbers.empty() ? "" : "<br>") + number.letter + ": " + cell(meaning_of(number)) + " (" +
                 cell(shown(number.place)) + ")";
    std::string reasons;
    for (const auto& [reason, count] : counted(row.doubts))
      reasons += (reasons.empty() ? "" : "<br>") + std::to_string(count) + " x " + cell(reason);
    out += "| " + cell(row.title) + (row.name.empty() ? "" : "<br>" + cell(row.name)) + " | " +
           cell(shown_formula(row)) + (row.over.empty() ? "" : "<br>over its budget of " + cell(row.over)) + " | " +
           std::string(to_string(row.formula.growth)) + " | " + numbers + " | " + reasons + " |\n";
  }
  return out;
}

}  // namespace djvet
