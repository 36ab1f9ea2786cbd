// Which lines may change is known from the edits; lines at the ends of a change that are as they were aren't shown as changed.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/diff.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace djvet {
namespace {

constexpr std::size_t context = 3;  // lines around a change

/// Lines [begin, end) of the old file that become [new_begin, new_end) of the new one; from 0.
struct Change {
  std::size_t begin = 0, end = 0, new_begin = 0, new_end = 0;
};

/// With their newlines; the last one may have none.
std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end);
  }
  return lines;
}

std::size_t newlines(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

std::vector<Change> changes_of(std::string_view text, std::span<const Edit> edits) {
  std::vector<Change> changes;
  std::size_t line = 0, counted = 0, moved = 0;  // moved: how much later the new lines are; wraps around below 0
  for (const Edit& edit : edits) {
    line += newlines(text.substr(counted, edit.span.begin - counted));
    counted = edit.span.begin;
    const std::size_t old_lines = newlines(text.substr(edit.span.begin, edit.span.size())) + 1;
    const std::size_t new_lines = newlines(edit.text) + 1;
    if (!changes.empty() && line < changes.back().end) {
      // Another change in the same line.
      changes.back().end = std::max(changes.back().end, line + old_lines);
      changes.back().new_end = changes.back().end + moved + new_lines - old_lines;
    } else {
      changes.push_back({line, line + old_lines, line + moved, line + moved + new_lines});
    }
    moved += new_lines - old_lines;
  }
  return changes;
}

using Lines = std::vector<std::string_view>;

/// Without lines that stay the same at the ends of a change, and changes that have no others.
void trim(std::vector<Change>& changes, const Lines& before, const Lines& after) {
  for (Change& change : changes) {
    change.end = std::min(change.end, before.size());
    change.new_end = std::min(change.new_end, after.size());
    const auto goes_on = [&] { return change.begin < change.end && change.new_begin < change.new_end; };
    while (goes_on() && before[change.begin] == after[change.new_begin]) ++change.begin, ++change.new_begin;
    while (goes_on() && before[change.end - 1] == after[change.new_end - 1]) --change.end, --change.new_end;
  }
  std::erase_if(changes,
                [](const Change& change) { return change.begin >= change.end && change.new_begin >= change.new_end; });
}

void append_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t begin, std::size_t count) {
  const std::size_t first = count == 0 ? begin : begin + 1;
  return std::to_string(first) + (count == 1 ? "" : "," + std::to_string(count));
}

/// As git writes a name that doesn't fit a header line.
std::string shown(std::string_view path) {
  const auto plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7f; };
  if (std::ranges::all_of(path, plain)) return std::string(path);
  const auto digit = [](unsigned value) { return static_cast<char>('0' + value); };
  std::string out = "\"";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out.append("\\").push_back(c);
    else if (plain(c)) out += c;
    else out.append({'\\', digit(byte / 64U), digit(byte / 8U % 8U), digit(byte % 8U)});
  }
  return out + "\"";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view text, std::span<const Edit> edits,
                         std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_lines = lines_of(before), new_lines = lines_of(after);
  std::vector<Change> changes = changes_of(text, edits);
  trim(changes, old_lines, new_lines);
  const std::string name = shown(path);
  std::string out = "--- " + name + "\n+++ " + name + "\n";
  for (std::size_t at = 0; at < changes.size();) {
    std::size_t end = at + 1;
    while (end < changes.size() && changes[end].begin <= changes[end - 1].end + 2 * context) ++end;
    const Change& first = changes[at];
    const Change& last = changes[end - 1];
    const std::size_t above = std::min(first.begin, context);
    const std::size_t below = std::min(old_lines.size() - std::min(last.end, old_lines.size()), context);
    const std::size_t begin = first.begin - above, new_begin = first.new_begin - above;
    out += "@@ -" + range(begin, last.end + below - begin) + " +" + range(new_begin, last.new_end + below - new_begin) +
           " @@\n";
    std::size_t line = begin;
    for (; at < end; ++at) {
      const Change& change = changes[at];
      for (; line < change.begin; ++line) append_line(out, ' ', old_lines[line]);
      for (; line < change.end; ++line) append_line(out, '-', old_lines[line]);
      for (std::size_t i = change.new_begin; i < change.new_end; ++i) append_line(out, '+', new_lines[i]);
    }
    for (const std::size_t stop = last.end + below; line < stop; ++line) append_line(out, ' ', old_lines[line]);
  }
  return out;
}

std::string new_file_diff(std::string_view path, std::string_view bytes) {
  const std::vector<std::string_view> lines = lines_of(bytes);
  std::string out = "--- /dev/null\n+++ " + shown(path) + "\n@@ -0,0 +" + range(0, lines.size()) + " @@\n";
  for (const std::string_view line : lines) append_line(out, '+', line);
  return out;
}

}  // namespace djvet
