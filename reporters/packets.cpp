// Each part has a budget of its own, so that the sum stays below the limit and no part pushes another one out.
// SPDX-License-Identifier: MIT
#include "reporters/packets.h"

#include <algorithm>
#include <string_view>

#include "analyzer/base/escape.h"

namespace djvet {
namespace {

constexpr std::size_t most_line = 200;  // bytes of one line of code or evidence
constexpr std::size_t problem_bytes = 700, attempted_bytes = 1800, details_bytes = 1200, code_bytes = 1700;
constexpr std::size_t request_bytes = 900, choices_bytes = 1000, places_shown = 5;

/// Without half a character at the end.
std::string cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return std::string(text.substr(0, most)) + " [cut]";
}

/// Whole lines, as many as fit.
std::string cut_lines(std::string_view text, std::size_t most) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = cut(text.substr(0, end), most_line);
    if (out.size() + line.size() + 7 > most) return out + "[cut]\n";
    out += line + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Source: CommonMark, "Fenced code blocks": a fence is ended only by one that is at least as long.
std::string fenced(std::string_view language, std::string_view text, std::size_t most) {
  const std::string inside = cut_lines(escaped_lines(text), most);
  std::size_t longest = 2, run = 0;
  for (const char c : inside) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fence + std::string(language) + "\n" + inside + fence + "\n";
}

std::string attempted(const Packet& packet) {
  if (packet.attempted.empty()) return "djvet has no mechanical fix for this one.\n";
  std::string out;
  const std::size_t share = attempted_bytes / packet.attempted.size();
  for (const TriedStrategy& tried : packet.attempted) {
    if (!out.empty()) out += "\n";
    out += fenced("text", tried.title + "\nrejected: " + tried.reason, share / 4);
    if (!tried.diff.empty()) out += fenced("diff", tried.diff, share / 2);
  }
  return out;
}

std::string details(const Packet& packet) {
  std::string out, lines;
  if (!packet.consequence.empty()) out += cut_lines(packet.consequence, details_bytes / 2) + "\n";
  for (const std::string& line : packet.details) lines += line + "\n";
  return out + fenced("text", lines, details_bytes / 2);
}

std::string numbered(const Excerpt& excerpt) {
  std::string out = excerpt.path + "\n";
  for (std::size_t i = 0; i < excerpt.lines.size(); ++i) {
    const std::size_t line = excerpt.first_line + i;
    std::string number = std::to_string(line);
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
    out += (line == excerpt.marked_line ? ">" : " ") + number + " | " + excerpt.lines[i] + "\n";
  }
  return out;
}

std::string current_code(const Packet& packet) {
  std::string places, out;
  for (std::size_t i = 0; i < std::min(packet.places.size(), places_shown); ++i) places += packet.places[i] + "\n";
  if (packet.places.size() > places_shown)
    places += "and " + std::to_string(packet.places.size() - places_shown) + " more\n";
  if (packet.places.size() > 1) out += fenced("text", places, code_bytes / 4);
  for (const Excerpt& excerpt : packet.code)
    out += fenced("text", numbered(excerpt), code_bytes * 3 / 4 / std::max<std::size_t>(packet.code.size(), 1));
  return out.empty() ? fenced("text", places, code_bytes / 4) : out;
}

std::string request(const Packet& packet) {
  std::string text = packet.request + "\n";
  if (!packet.proposal.empty()) text += "djvet proposes: " + packet.proposal + "\n";
  return fenced("text", text, request_bytes);
}

std::string choices(const Packet& packet) {
  std::string text;
  for (std::size_t i = 0; i < packet.choices.size(); ++i) {
    const Choice& choice = packet.choices[i];
    text += std::to_string(i + 1) + ". " + choice.title + (choice.recommended ? " (recommended)" : "") + "\n";
    text += "   effect: " + choice.effect + "\n   effort: " + choice.effort + "\n   risk: " + choice.risk + "\n";
    text += std::string("   reversible: ") + (choice.reversible ? "yes" : "no") + "\n";
  }
  return text.empty() ? text : "\n### Options\n" + fenced("text", text, choices_bytes);
}

std::string counted_findings(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " finding" : " findings");
}

void write_texts(JsonWriter& json, std::string_view name, std::span<const std::string> texts) {
  json.open_list(name);
  for (const std::string& text : texts) json.value(escaped(text));
  json.close_list();
}

void write_attempts(JsonWriter& json, const Packet& packet) {
  json.open_list("attempted");
  for (const TriedStrategy& tried : packet.attempted) {
    json.open_object();
    json.member("strategy", escaped(tried.title));
    json.member("rejected", escaped(tried.reason));
    json.member("diff", escaped_lines(cut_lines(tried.diff, attempted_bytes)));
    json.close_object();
  }
  json.close_list();
}

void write_choices(JsonWriter& json, const Packet& packet) {
  json.open_list("options");
  for (const Choice& choice : packet.choices) {
    json.open_object();
    json.member("title", escaped(choice.title));
    json.member("effect", escaped(choice.effect));
    json.member("effort", choice.effort);
    json.member("risk", escaped(choice.risk));
    json.member("reversible", choice.reversible);
    json.member("recommended", choice.recommended);
    json.close_object();
  }
  json.close_list();
}

}  // namespace

void write_packet_json(JsonWriter& json, const Packet& packet) {
  json.open_object();
  json.member("id", packet.id);
  json.member("check", packet.check);
  json.member("family", packet.family);
  json.member("level", to_string(packet.level));
  json.member("addressee", escaped(packet.addressee));
  json.member("why", escaped(packet.why));
  write_texts(json, "places", packet.places);
  write_texts(json, "fingerprints", packet.fingerprints);
  json.member("problem", escaped(packet.problem));
  json.member("cost", escaped(packet.cost));
  write_attempts(json, packet);
  json.member("consequence", packet.consequence);
  write_texts(json, "error_details", packet.details);
  json.open_list("current_code");
  for (const Excerpt& excerpt : packet.code) {
    json.open_object();
    json.member("path", escaped(excerpt.path));
    json.member("first_line", excerpt.first_line);
    json.member("marked_line", excerpt.marked_line);
    json.open_list("lines");
    for (const std::string& line : excerpt.lines) json.value(escaped(cut(line, most_line)));
    json.close_list();
    json.close_object();
  }
  json.close_list();
  json.member("request", escaped(packet.request));
  json.member("proposal", escaped_lines(packet.proposal));
  write_choices(json, packet);
  json.close_object();
}

std::string packet_markdown(const Packet& packet) {
  std::string out = "## " + std::string(to_string(packet.level)) + " " + std::string(packet.check) + ": " +
                    counted_findings(packet.places.size()) + " (" + packet.id + ")\n";
  out += fenced("text", "to " + packet.addressee + ": " + packet.why, 300);
  out += "\n### Problem\n" +
         fenced("text", packet.problem + (packet.cost.empty() ? "" : "\ncost: " + packet.cost), problem_bytes);
  out += "\n### Attempted\n" + attempted(packet);
  out += "\n### Error details\n" + details(packet);
  out += "\n### Current code\n" + current_code(packet);
  out += "\n### Request\n" + request(packet);
  return out + choices(packet);
}

std::string packets_markdown(std::span<const Packet> packets) {
  std::size_t findings = 0;
  for (const Packet& packet : packets) findings += packet.places.size();
  std::string out = "# " + std::to_string(packets.size()) + (packets.size() == 1 ? " packet" : " packets") + " of " +
                    counted_findings(findings) + "\n";
  for (const Packet& packet : packets) out += "\n" + packet_markdown(packet);
  return out;
}

std::string packets_json(std::span<const Packet> packets, std::string_view version) {
  JsonWriter json;
  json.open_object();
  json.member("version", version);
  json.open_list("packets");
  for (const Packet& packet : packets) {
    json.line();
    write_packet_json(json, packet);
  }
  json.close_lines();
  json.close_object();
  return json.take() + "\n";
}

}  // namespace djvet
