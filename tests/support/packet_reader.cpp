// Source: CommonMark, "Fenced code blocks": a closing fence has at least as many backticks as the opening one, and nothing else.
// SPDX-License-Identifier: MIT
#include "tests/support/packet_reader.h"

#include <algorithm>
#include <array>

namespace djvet {
namespace {

std::size_t backticks(std::string_view line) { return std::min(line.find_first_not_of('`'), line.size()); }

struct Line {
  std::string_view text;
  bool fence = false;   // opens or closes one
  bool inside = false;  // of one
};

std::vector<Line> lines_of(std::string_view markdown, bool& closed) {
  std::vector<Line> lines;
  std::size_t open = 0;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    Line line{markdown.substr(0, end)};
    const std::size_t ticks = backticks(line.text);
    if (open == 0 && ticks >= 3) {
      open = ticks;
      line.fence = true;
    } else if (open != 0 && ticks >= open && ticks == line.text.size()) {
      open = 0;
      line.fence = true;
    } else {
      line.inside = open != 0;
    }
    lines.push_back(line);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  closed = open == 0;
  return lines;
}

}  // namespace

std::vector<std::string> broken_parts(std::string_view markdown) {
  constexpr std::array<std::string_view, 5> parts{"### Problem", "### Attempted", "### Error details",
                                                  "### Current code", "### Request"};
  std::vector<std::string> broken;
  bool closed = false;
  std::size_t part = 0, filled = 1;
  for (const Line& line : lines_of(markdown, closed)) {
    if (!line.inside && !line.fence && part < parts.size() && line.text == parts[part]) {
      if (filled == 0) broken.push_back("nothing above " + std::string(line.text));
      ++part;
      filled = 0;
    } else if (!line.fence && !line.text.empty()) {
      ++filled;
    }
  }
  if (part < parts.size()) broken.push_back("no " + std::string(parts[part]) + " in its place");
  if (filled == 0) broken.push_back("nothing in the last part");
  if (!closed) broken.push_back("a fence isn't closed");
  if (markdown.size() > 8192) broken.push_back(std::to_string(markdown.size()) + " bytes");
  for (const char c : markdown)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
      return broken.push_back("a control character"), broken;
  return broken;
}

std::string outside_fences(std::string_view markdown) {
  bool closed = false;
  std::string out;
  for (const Line& line : lines_of(markdown, closed))
    if (!line.inside && !line.fence) out.append(line.text).append("\n");
  return out;
}

}  // namespace djvet
