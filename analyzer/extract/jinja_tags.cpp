// One function for each Jinja tag of the common subset (jinja2.parser). A tag or an expression beyond it is a gap: the
// tag keeps its name and its body, and says nothing of its arguments.
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "analyzer/extract/jinja_expression.h"
#include "analyzer/extract/template_tags.h"
#include "grammars/python_text.h"

namespace djvet {
namespace {

using Kind = TemplateNodeKind;

class JinjaTags;
struct KnownTag {
  std::string_view name;
  TagShape shape;
  Kind kind = Kind::tag;
  bool (JinjaTags::*handler)(bool has_body) = nullptr;
};

class JinjaTags final : public TagGrammar {
 public:
  explicit JinjaTags(TemplateBuilder& builder) : builder_(builder), reader_(builder) {}

  [[nodiscard]] std::string_view name_of(std::string_view contents) const override;
  [[nodiscard]] TagShape shape(std::string_view name) const override;
  [[nodiscard]] bool parts(std::string_view name, std::string_view clause) const override;
  NodeId open_tag(const TemplateToken& token, std::string_view name, bool has_body) override;
  NodeId open_clause(const TemplateToken& token, std::string_view name) override;
  void add_output(const TemplateToken& token, std::string_view block) override;
  void check_end(const TemplateToken& /*opening*/, const TemplateToken& /*end*/) override {}

  // Handlers: the reader stands after the tag's name, node_ is its node.
  bool add_for(bool);
  bool add_if(bool) { return reader_.add_expression(JinjaReader::Wrap::always); }
  bool add_set(bool has_body);
  bool add_with(bool);
  bool add_include(bool);
  bool add_value(bool) { return reader_.add_expression(); }
  bool add_block(bool);
  bool add_macro(bool);
  bool add_call(bool);
  bool add_import(bool);
  bool add_from(bool);
  bool add_filter(bool) { return reader_.add_filters(); }
  bool add_trans(bool);
  bool add_nothing(bool) { return true; }

 private:
  bool add_targets();
  bool add_parameters();
  bool take_context();
  void name_node(Span name) { builder_.node(node_).set_text(builder_.add_text(builder_.slice(name))); }
  void end_node(NodeId node, std::uint32_t end) {
    builder_.node(node).set_span({builder_.node(node).span().begin, end});
    builder_.close(node);
  }

  TemplateBuilder& builder_;
  JinjaReader reader_;
  NodeId node_ = 0;
};

constexpr TagShape block = TagShape::block, leaf = TagShape::leaf;

constexpr std::array<KnownTag, 19> known_tags{{
    {"autoescape", block, Kind::tag, &JinjaTags::add_value},
    {"block", block, Kind::block_tag, &JinjaTags::add_block},
    {"call", block, Kind::call_tag, &JinjaTags::add_call},
    {"do", leaf, Kind::tag, &JinjaTags::add_value},
    {"elif", leaf},
    {"else", leaf},
    {"extends", leaf, Kind::extends_tag, &JinjaTags::add_value},
    {"filter", block, Kind::filter_tag, &JinjaTags::add_filter},
    {"for", block, Kind::for_tag, &JinjaTags::add_for},
    {"from", leaf, Kind::from_tag, &JinjaTags::add_from},
    {"if", block, Kind::if_tag, &JinjaTags::add_if},
    {"import", leaf, Kind::import_tag, &JinjaTags::add_import},
    {"include", leaf, Kind::include_tag, &JinjaTags::add_include},
    {"macro", block, Kind::macro_tag, &JinjaTags::add_macro},
    {"pluralize", leaf},
    {"raw", block, Kind::tag, &JinjaTags::add_nothing},
    {"set", TagShape::open, Kind::set_tag, &JinjaTags::add_set},
    {"trans", block, Kind::blocktranslate_tag, &JinjaTags::add_trans},
    {"with", block, Kind::with_tag, &JinjaTags::add_with},
}};
static_assert(std::ranges::is_sorted(known_tags, {}, &KnownTag::name));

const KnownTag* find_known(std::string_view name) {
  const auto at = std::ranges::lower_bound(known_tags, name, {}, &KnownTag::name);
  return at != known_tags.end() && at->name == name ? &*at : nullptr;
}

std::string_view JinjaTags::name_of(std::string_view contents) const {
  std::size_t end = 0;
  while (const std::size_t size = word_at(contents, end)) end += size;
  return contents.substr(0, end);
}

TagShape JinjaTags::shape(std::string_view name) const {
  const KnownTag* known = find_known(name);
  return known == nullptr ? TagShape::open : known->shape;
}

bool JinjaTags::parts(std::string_view name, std::string_view clause) const {
  if (name == "if") return clause == "elif" || clause == "else";
  if (name == "for") return clause == "else";
  if (name == "trans") return clause == "pluralize";
  return find_known(name) == nullptr;
}

NodeId JinjaTags::open_tag(const TemplateToken& token, std::string_view name, bool has_body) {
  const KnownTag* known = find_known(name);
  node_ = builder_.add(known == nullptr ? Kind::tag : known->kind, token.span);
  if (known != nullptr && known->kind == Kind::tag) builder_.node(node_).set_text(builder_.add_text(name));
  const auto size = static_cast<std::uint32_t>(name.size());
  const bool valid = known != nullptr && known->handler != nullptr &&
                     reader_.start({token.contents.begin + size, token.contents.end}) &&
                     (this->*known->handler)(has_body) && reader_.at_end();
  if (!valid) {
    builder_.truncate(node_);
    builder_.add(Kind::tag, token.span, name);
    builder_.add_gap(TemplateGapKind::unsupported, token.span);
  }
  return node_;
}

NodeId JinjaTags::open_clause(const TemplateToken& token, std::string_view name) {
  const NodeId clause = builder_.add(Kind::clause, token.span, name);
  const auto size = static_cast<std::uint32_t>(name.size());
  bool valid = reader_.start({token.contents.begin + size, token.contents.end});
  if (name == "elif") valid = valid && reader_.add_expression(JinjaReader::Wrap::always);
  if (name == "pluralize") reader_.take_name();
  valid = valid && reader_.at_end();
  if (!valid) builder_.add_gap(TemplateGapKind::unsupported, token.span);
  return clause;
}

void JinjaTags::add_output(const TemplateToken& token, std::string_view /*block*/) {
  const NodeId output = builder_.add(Kind::output, token.span);
  if (!reader_.start(token.contents) || !reader_.add_expression() || !reader_.at_end()) {
    builder_.truncate(output + 1);
    builder_.add(Kind::unknown, token.contents);
    builder_.add_gap(TemplateGapKind::unsupported, token.span);
  }
  builder_.close(output);
}

/// `a, b`, with or without parentheses.
bool JinjaTags::add_targets() {
  const bool parenthesized = reader_.take("(");
  do {
    const Span name = reader_.take_name();
    if (name.size() == 0) return false;
    builder_.add(Kind::target, name, builder_.slice(name));
  } while (reader_.take(","));
  return !parenthesized || reader_.take(")");
}

bool JinjaTags::add_for(bool) {
  if (!add_targets() || !reader_.take("in") || !reader_.add_expression(JinjaReader::Wrap::if_needed, true))
    return false;
  if (reader_.take("if") && !reader_.add_expression(JinjaReader::Wrap::always)) return false;
  reader_.take("recursive");
  return true;
}

bool JinjaTags::add_set(bool has_body) {
  if (!add_targets()) return false;
  return has_body ? reader_.at_end() : reader_.take("=") && reader_.add_expression();
}

bool JinjaTags::add_with(bool) {
  if (reader_.at_end()) return true;
  do {
    const Span name = reader_.take_name();
    const NodeId binding = builder_.add(Kind::binding, name, builder_.slice(name));
    if (name.size() == 0 || !reader_.take("=") || !reader_.add_expression()) return false;
    end_node(binding, builder_.node(binding + 1).span().end);
  } while (reader_.take(","));
  return true;
}

/// `with context` or `without context`, which change nothing that is kept.
bool JinjaTags::take_context() {
  if (reader_.take("with") || reader_.take("without")) return reader_.take("context");
  return true;
}

bool JinjaTags::add_include(bool) {
  if (!reader_.add_expression()) return false;
  if (reader_.take("ignore")) {
    if (!reader_.take("missing")) return false;
    builder_.node(node_).set_flags(template_flag_optional);
  }
  if (reader_.is("without")) builder_.node(node_).set_flags(template_flag_only);
  return take_context();
}

bool JinjaTags::add_block(bool) {
  const Span name = reader_.take_name();
  if (name.size() == 0) return false;
  name_node(name);
  reader_.take("scoped");
  reader_.take("required");
  return true;
}

/// `(a, b=1)`, the reader before the parenthesis.
bool JinjaTags::add_parameters() {
  if (!reader_.take("(")) return false;
  while (!reader_.take(")")) {
    const Span name = reader_.take_name();
    if (name.size() == 0) return false;
    const NodeId parameter = builder_.add(Kind::parameter, name, builder_.slice(name));
    if (reader_.take("=")) {
      if (!reader_.add_expression()) return false;
      end_node(parameter, builder_.node(parameter + 1).span().end);
    }
    if (!reader_.take(",") && !reader_.is(")")) return false;
  }
  return true;
}

bool JinjaTags::add_macro(bool) {
  const Span name = reader_.take_name();
  if (name.size() == 0) return false;
  name_node(name);
  return add_parameters();
}

bool JinjaTags::add_call(bool) {
  if (reader_.is("(") && !add_parameters()) return false;
  return reader_.add_expression();
}

bool JinjaTags::add_import(bool) {
  if (!reader_.add_expression() || !reader_.take("as")) return false;
  const Span name = reader_.take_name();
  if (name.size() == 0) return false;
  name_node(name);
  return take_context();
}

/// `trimmed "context" a, b=value`: a name alone is bound to itself.
bool JinjaTags::add_trans(bool) {
  if (!reader_.take("trimmed")) reader_.take("notrimmed");
  reader_.take_string();
  while (!reader_.at_end()) {
    const Span name = reader_.take_name();
    if (name.size() == 0) return false;
    const NodeId binding = builder_.add(Kind::binding, name, builder_.slice(name));
    if (!reader_.take("=")) {
      builder_.add(Kind::variable, name, builder_.slice(name));
    } else if (!reader_.add_expression()) {
      return false;
    }
    end_node(binding, builder_.node(binding + 1).span().end);
    if (!reader_.take(",") && !reader_.at_end()) return false;
  }
  return true;
}

bool JinjaTags::add_from(bool) {
  if (!reader_.add_expression() || !reader_.take("import")) return false;
  do {
    const Span name = reader_.take_name();
    if (name.size() == 0) return false;
    const Span alias = reader_.take("as") ? reader_.take_name() : name;
    if (alias.size() == 0) return false;
    const NodeId binding = builder_.add(Kind::binding, {name.begin, alias.end}, builder_.slice(name));
    builder_.add(Kind::target, alias, builder_.slice(alias));
    builder_.close(binding);
  } while (reader_.take(","));
  return take_context();
}

}  // namespace

std::unique_ptr<TagGrammar> jinja_tags(TemplateBuilder& builder) { return std::make_unique<JinjaTags>(builder); }

}  // namespace djvet
