// A line is laid out character by character into terminal columns, which are then also the columns of its marks.
// Long lines show a window around the place; only the window is read, so a line of megabytes costs no more than a short one.
// SPDX-License-Identifier: MIT
#include "reporters/snippet.h"

#include <algorithm>
#include <map>
#include <vector>

#include "analyzer/base/escape.h"
#include "reporters/width.h"

namespace djvet {

namespace {

constexpr std::string_view tab = "    ";
constexpr std::uint32_t most_lines = 6;  // of one place; of a longer one the beginning and the end are shown

/// The shown part of a line. `column_of[i]` is where the byte `window.begin + i` is drawn; one more for the window's end.
struct Layout {
  std::string shown;
  Span window;
  std::vector<unsigned> column_of;

  [[nodiscard]] unsigned column(std::uint32_t offset) const {
    return column_of[std::clamp(offset, window.begin, window.end) - window.begin];
  }
};

Layout lay_out_from(std::string_view text, Span line, std::uint32_t begin, unsigned width) {
  Layout layout{.shown = begin > line.begin ? "…" : "", .window = {begin, begin}, .column_of = {}};
  unsigned column = begin > line.begin ? 1 : 0;
  std::uint32_t at = begin;
  std::string piece;
  while (at < line.end) {
    piece.clear();
    std::size_t size = 1;
    if (text[at] == '\t') piece = tab;
    else size = append_escaped_at(piece, text.substr(0, line.end), at);
    const bool as_it_is = piece.size() == size && size > 1;
    const unsigned wide = as_it_is ? display_width(utf8_at(text, at).value) : static_cast<unsigned>(piece.size());
    const bool is_last = at + size == line.end;
    if (column + wide + (is_last ? 0 : 1) > width) {
      layout.shown += "…";
      break;
    }
    layout.shown += piece;
    layout.column_of.insert(layout.column_of.end(), size, column);
    column += wide;
    at += static_cast<std::uint32_t>(size);
  }
  layout.window.end = at;
  layout.column_of.push_back(column);
  return layout;
}

/// The whole line, or the part of it around `focus`.
Layout lay_out(std::string_view text, Span line, Span focus, unsigned width) {
  Layout layout = lay_out_from(text, line, line.begin, width);
  const std::uint32_t wanted = std::min({focus.end, line.end, focus.begin + width / 2});
  if (wanted <= layout.window.end) return layout;
  std::uint32_t begin = std::max(focus.begin, line.begin);
  begin -= std::min(begin - line.begin, width / 3);
  while (begin > line.begin && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return lay_out_from(text, line, begin, width);
}

/// The line that holds the last byte of a span.
std::uint32_t last_line(const LineIndex& lines, Span span) {
  return lines.line_of(span.end > span.begin ? span.end - 1 : span.begin);
}

/// The lines to draw, each with the labels that have marks in it.
std::map<std::uint32_t, std::vector<const Label*>> lines_of(const FileView& view, std::span<const Label> labels) {
  std::map<std::uint32_t, std::vector<const Label*>> drawn;
  for (const Label& label : labels) {
    const std::uint32_t first = view.lines.line_of(label.span.begin);
    const std::uint32_t last = last_line(view.lines, label.span);
    for (std::uint32_t line = first; line <= last; ++line) {
      if (last - first >= most_lines && line == first + most_lines - 2) line = last;
      drawn[line].push_back(&label);
    }
  }
  // A single line left out between two drawn ones is drawn rather than abridged.
  std::vector<std::uint32_t> between;
  std::uint32_t previous = 0;
  for (const auto& [line, marked] : drawn) {
    if (previous != 0 && line == previous + 2) between.push_back(line - 1);
    previous = line;
  }
  for (const std::uint32_t line : between) drawn[line];
  return drawn;
}

/// The part of a label in a line, without the indentation that a continued place begins with.
Span marked_part(std::string_view text, Span line, Span span) {
  Span part{std::max(span.begin, line.begin), std::min(span.end, line.end)};
  if (part.begin == line.begin && span.begin < line.begin)
    while (part.begin < part.end && (text[part.begin] == ' ' || text[part.begin] == '\t')) ++part.begin;
  return part;
}

void append_marks(std::string& out, const Layout& layout, Span part, const Label& label, bool is_last,
                  const SnippetStyle& style) {
  const unsigned begin = layout.column(part.begin);
  const unsigned end = std::max(layout.column(part.end), begin + 1);
  std::string marks(end - begin, label.primary ? '^' : '-');
  if (is_last && !label.text.empty()) marks += " " + label.text;
  out += std::string(begin, ' ');
  out += label.primary ? style.paint.severity(style.severity, marks) : style.paint.frame(marks);
}

}  // namespace

std::string draw_snippet(const FileView& view, std::string_view shown_path, std::span<const Label> labels,
                         const SnippetStyle& style) {
  const auto drawn = lines_of(view, labels);
  const std::size_t digits = std::to_string(drawn.rbegin()->first).size();
  const unsigned width = std::clamp(style.width, 40U, 200U);
  const unsigned code_width = width - static_cast<unsigned>(digits) - 3;
  const std::string gutter = std::string(digits, ' ') + " " + style.paint.frame("|");
  const Position place = view.lines.position(labels.front().span.begin);
  std::string out = std::string(digits, ' ') + style.paint.frame("--> ") + std::string(shown_path) + ":" +
                    std::to_string(place.line) + ":" + std::to_string(place.column) + "\n" + gutter + "\n";
  std::uint32_t previous = 0;
  for (const auto& [number, marked] : drawn) {
    if (previous != 0 && number > previous + 1) out += style.paint.frame("...") + "\n";
    previous = number;
    const Span line = view.lines.line(number);
    const Layout layout = lay_out(view.text, line, marked.empty() ? line : marked.front()->span, code_width);
    const std::string label = std::to_string(number);
    out += std::string(digits - label.size(), ' ') + style.paint.frame(label + " |");
    out += layout.shown.empty() ? "\n" : " " + layout.shown + "\n";
    for (const Label* mark : marked) {
      const Span part = marked_part(view.text, line, mark->span);
      const bool is_last = number == last_line(view.lines, mark->span);
      const bool nothing = part.begin >= part.end && mark->span.begin < mark->span.end;
      if (nothing && !is_last && number != view.lines.line_of(mark->span.begin)) continue;
      out += gutter + " ";
      append_marks(out, layout, part, *mark, is_last, style);
      out += '\n';
    }
  }
  return out;
}

}  // namespace djvet
