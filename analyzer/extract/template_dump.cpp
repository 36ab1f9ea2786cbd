// Writes names from tables that follow the enumerations.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/template_dump.h"

#include <algorithm>
#include <array>
#include <vector>

#include "analyzer/base/escape.h"

namespace djvet {
namespace {

constexpr std::array<std::string_view, 44> kind_names{
    "root",       "body",        "text",        "output",      "clause",        "for_tag",
    "if_tag",     "with_tag",    "include_tag", "extends_tag", "block_tag",     "load_tag",
    "url_tag",    "regroup_tag", "cycle_tag",   "firstof_tag", "translate_tag", "blocktranslate_tag",
    "filter_tag", "tag",         "set_tag",     "macro_tag",   "call_tag",      "import_tag",
    "from_tag",   "target",      "binding",     "parameter",   "keyword",       "word",
    "condition",  "operation",   "variable",    "string",      "number",        "constant",
    "group",      "sequence",    "test",        "unknown",     "lookup",        "filter",
    "call",       "index"};
static_assert(static_cast<std::size_t>(TemplateNodeKind::index) + 1 == kind_names.size());

constexpr std::array<std::string_view, 6> flag_names{"reversed", "only", "silent", "translated", "count", "optional"};

constexpr std::array<std::string_view, 4> form_flag_names{"post", "dynamic_method", "dynamic_action",
                                                          "dynamic_attributes"};

constexpr std::array<std::string_view, 7> gap_names{"unclosed_tag", "unexpected_tag", "bad_arguments", "bad_expression",
                                                    "empty_tag",    "unsupported",    "too_deep"};
static_assert(static_cast<std::size_t>(TemplateGapKind::count) == gap_names.size());

void append_word(std::string& out, std::string_view word) { (out += ' ') += word; }

void append_quoted(std::string& out, std::string_view text) {
  append_escaped(out += " \"", text);
  out += '"';
}

void append_span(std::string& out, Span span) {
  append_word(out, std::to_string(span.begin) + ".." + std::to_string(span.end) + "\n");
}

/// A JSON string; characters above ASCII stay as they are.
void append_json(std::string& out, std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      ((out += "\\u00") += hex[byte >> 4U]) += hex[byte & 0xfU];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

std::string dump_template(const TemplateFacts& facts) {
  std::string out;
  std::vector<NodeId> ends;  // of the open nodes
  for (NodeId id = 0; id < facts.nodes().size(); ++id) {
    while (!ends.empty() && ends.back() <= id) ends.pop_back();
    const TemplateNode& node = facts.node(id);
    (out += std::string(ends.size() * 2, ' ')) += kind_names[static_cast<std::size_t>(node.kind())];
    if (node.text() != 0 || node.kind() == TemplateNodeKind::string) append_quoted(out, facts.text(node.text()));
    for (std::size_t bit = 0; bit < flag_names.size(); ++bit)
      if ((node.flags() >> bit & 1U) != 0) append_word(out, flag_names[bit]);
    append_span(out, node.span());
    ends.push_back(id + node.size());
  }
  for (const TemplateForm& form : facts.forms()) {
    append_quoted(out += "form", facts.text(form.action));
    for (std::size_t bit = 0; bit < form_flag_names.size(); ++bit)
      if ((form.flags >> bit & 1U) != 0) append_word(out, form_flag_names[bit]);
    append_word(out, "until " + std::to_string(form.end));
    append_span(out, form.tag);
  }
  for (const Suppression& suppression : facts.suppressions()) {
    append_quoted(out += "suppression", facts.text(suppression.ids));
    if ((suppression.flags & suppression_file) != 0) append_word(out, "file");
    if ((suppression.flags & suppression_malformed) != 0) append_word(out, "malformed");
    append_span(out, suppression.span);
  }
  for (const TemplateGap& gap : facts.gaps()) {
    append_word(out += "gap", gap_names[static_cast<std::size_t>(gap.kind)]);
    append_span(out, gap.span);
  }
  return out;
}

std::string dump_template_tokens(std::string_view source, TemplateDialect dialect) {
  std::vector<TemplateToken> tokens;
  tokenize_template(source, dialect, tokens);
  std::string out;
  std::size_t line = 1;
  for (const TemplateToken& token : tokens) {
    ((out += '[') += std::to_string(static_cast<unsigned>(token.type))) += ',';
    for (const std::size_t number : {line, std::size_t{token.span.begin}, std::size_t{token.span.end}})
      (out += std::to_string(number)) += ',';
    append_json(out, source.substr(token.contents.begin, token.contents.size()));
    out += "]\n";
    const std::string_view text = source.substr(token.span.begin, token.span.size());
    line += static_cast<std::size_t>(std::ranges::count(text, '\n'));
  }
  return out;
}

}  // namespace djvet
