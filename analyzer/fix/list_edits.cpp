// Each element's lines are cut out of the text as one block; what lies between blocks stays where it is.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/list_edits.h"

#include <algorithm>
#include <string>

#include "analyzer/fix/edits.h"
#include "analyzer/fix/quotes.h"

namespace djvet {
namespace {

/// The lines of one element, with the newline of the last one left out.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t comma = 0;  // where its comma stands, or is to be written
  bool has_comma = false;
};

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

bool is_remark(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '#';
}

/// The begin of the line above, or the line's own where there is none.
std::size_t line_above(std::string_view text, std::size_t begin) {
  if (begin == 0) return begin;
  std::size_t end = begin - 1;
  if (end > 0 && text[end] == '\n' && text[end - 1] == '\r') --end;
  return line_begin(text, end);
}

/// Nothing where something else stands on the element's lines.
std::optional<Block> block_of(std::string_view text, Span element) {
  Block block;
  block.begin = line_begin(text, element.begin);
  block.end = line_end(text, element.end);
  if (text.substr(block.begin, element.begin - block.begin).find_first_not_of(" \t") != std::string_view::npos)
    return std::nullopt;
  const std::string_view tail = text.substr(element.end, block.end - element.end);
  std::size_t at = tail.find_first_not_of(" \t");
  block.comma = element.end;
  if (at != std::string_view::npos && tail[at] == ',') {
    block.has_comma = true;
    block.comma = element.end + at;
    at = tail.find_first_not_of(" \t", at + 1);
  }
  if (at != std::string_view::npos && tail[at] != '#') return std::nullopt;
  while (block.begin > 0) {
    const std::size_t above = line_above(text, block.begin);
    if (above == block.begin || !is_remark(text.substr(above, line_end(text, above) - above))) break;
    block.begin = above;
  }
  return block;
}

std::string text_of(std::string_view text, const Block& block) {
  std::string out(text.substr(block.begin, block.comma - block.begin));
  if (!block.has_comma) out += ',';
  return out.append(text.substr(block.comma, block.end - block.comma));
}

std::optional<std::vector<Edit>> move_lines(const FileFacts& facts, std::string_view text, FileId file,
                                            const std::vector<NodeId>& from, const std::vector<NodeId>& to) {
  std::vector<Block> blocks;
  for (const NodeId element : from) {
    const std::optional<Block> block = block_of(text, facts.span(element));
    if (!block || (!blocks.empty() && block->begin <= blocks.back().end)) return std::nullopt;
    blocks.push_back(*block);
  }
  std::string lines;
  for (std::size_t i = 0; i < to.size(); ++i) {
    const auto at = static_cast<std::size_t>(std::ranges::find(from, to[i]) - from.begin());
    lines += text_of(text, blocks[at]);
    if (i + 1 < to.size()) lines.append(text.substr(blocks[i].end, blocks[i + 1].begin - blocks[i].end));
  }
  const Span span{static_cast<std::uint32_t>(blocks.front().begin), static_cast<std::uint32_t>(blocks.back().end)};
  return std::vector<Edit>{{file, span, std::move(lines)}};
}

/// Elements that share lines: where no remark can belong to one of them.
std::optional<std::vector<Edit>> swap_texts(const FileFacts& facts, std::string_view text, FileId file,
                                            const std::vector<NodeId>& from, const std::vector<NodeId>& to) {
  const std::size_t begin = facts.span(from.front()).begin;
  const std::size_t last = facts.span(from.back()).end;
  const std::string_view tail = text.substr(last, line_end(text, last) - last);
  if (text.substr(begin, last - begin).find('#') != std::string_view::npos) return std::nullopt;
  if (tail.find('#') < tail.find_first_of("])")) return std::nullopt;
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == to[i]) continue;
    const Span moved = facts.span(to[i]);
    edits.push_back({file, facts.span(from[i]), std::string(text.substr(moved.begin, moved.size()))});
  }
  return edits;
}

struct Listed {
  NodeId list = 0;
  NodeId element = 0;
  NodeId before = 0;  // its neighbours; 0: none
  NodeId after = 0;
};

/// The string with a span that is an element of a list or tuple; 0 where there is none.
Listed listed_at(const FileFacts& facts, Span span) {
  for (NodeId list = 1; list < facts.nodes().size(); ++list) {
    const bool fits = facts.kind(list) == NodeKind::list || facts.kind(list) == NodeKind::tuple;
    if (!fits || !facts.span(list).contains(span)) continue;
    Listed found;
    for (const NodeId element : facts.children(list)) {
      if (found.element != 0) {
        found.after = element;
        break;
      }
      if (facts.kind(element) == NodeKind::string && facts.span(element) == span)
        found = {list, element, found.before, 0};
      else found.before = element;
    }
    if (found.element != 0) return found;
  }
  return {};
}

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

}  // namespace

std::vector<Edit> insert_quoted(std::string_view text, FileId file, Neighbour neighbour, char quote,
                                const std::vector<std::string>& values) {
  const std::optional<Block> block = block_of(text, neighbour.element);
  const std::string newline(newline_at(text, neighbour.element.begin));
  const std::size_t line = line_begin(text, neighbour.element.begin);
  const std::string indent(block ? text.substr(line, neighbour.element.begin - line) : std::string_view());
  std::string all;
  for (const std::string& value : values) {
    const std::string quoted = quote + value + quote;
    if (!block) all += neighbour.behind ? ", " + quoted : quoted + ", ";
    else all += neighbour.behind ? newline + indent + quoted + "," : indent + quoted + "," + newline;
  }
  if (!block || !neighbour.behind) {
    const std::size_t at = block ? block->begin : neighbour.behind ? neighbour.element.end : neighbour.element.begin;
    return {{file, {offset(at), offset(at)}, std::move(all)}};
  }
  std::vector<Edit> edits;
  if (!block->has_comma && block->comma == block->end) all.insert(0, ",");
  else if (!block->has_comma) edits.push_back({file, {offset(block->comma), offset(block->comma)}, ","});
  edits.push_back({file, {offset(block->end), offset(block->end)}, std::move(all)});
  return edits;
}

std::optional<std::vector<Edit>> insert_elements(const FileFacts& facts, std::string_view text, FileId file,
                                                 Neighbour neighbour, const std::vector<std::string>& values) {
  const NodeId element = text.size() == facts.source_size() ? listed_at(facts, neighbour.element).element : 0;
  const char quote = element == 0 ? '\0' : quote_of(facts, text, element);
  const auto escaped = [](const std::string& value) { return value.find_first_of("\"'\\\r\n") != value.npos; };
  if (quote == '\0' || std::ranges::any_of(values, escaped)) return std::nullopt;
  return insert_quoted(text, file, neighbour, quote, values);
}

std::optional<Edit> drop_element(const FileFacts& facts, std::string_view text, FileId file, Span element) {
  const Listed listed = text.size() == facts.source_size() ? listed_at(facts, element) : Listed{};
  if (listed.element == 0 || (listed.before == 0 && listed.after == 0)) return std::nullopt;
  Span out = element;
  if (const std::optional<Block> block = block_of(text, element)) {
    out = {offset(line_begin(text, element.begin)), offset(block->end)};
    if (block->end == text.size()) return std::nullopt;
    out.end += offset(newline_at(text, block->end).size());
    // The comma of the one above is what makes a tuple of one element.
    const std::size_t rest = listed.before == 0 ? element.begin : facts.span(listed.before).end;
    if (!block->has_comma && text.substr(rest, element.begin - rest).find(',') == std::string_view::npos)
      return std::nullopt;
  } else if (listed.after != 0) {
    out.end = facts.span(listed.after).begin;
  } else {
    out.begin = facts.span(listed.before).end;
    if (facts.kind(listed.list) == NodeKind::tuple && facts.child(listed.list, 0) == listed.before) return std::nullopt;
  }
  if (text.substr(out.begin, out.size()).find('#') != std::string_view::npos) return std::nullopt;
  return Edit{file, out, {}};
}

std::optional<std::vector<Edit>> reorder_elements(const FileFacts& facts, std::string_view text, FileId file,
                                                  const std::vector<NodeId>& order) {
  if (order.size() < 2 || text.size() != facts.source_size()) return std::nullopt;
  std::vector<NodeId> from = order;
  std::ranges::sort(from);
  if (from == order || from.front() == 0 || from.back() >= facts.nodes().size()) return std::nullopt;
  for (std::size_t i = 0; i + 1 < from.size(); ++i)
    if (from[i] + facts.node(from[i]).size() != from[i + 1]) return std::nullopt;
  std::optional<std::vector<Edit>> moved = move_lines(facts, text, file, from, order);
  return moved ? moved : swap_texts(facts, text, file, from, order);
}

}  // namespace djvet
