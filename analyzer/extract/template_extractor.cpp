// Tokens become a tree: tags open nodes, their ends close them, clauses part their bodies. A stack of open blocks, no
// recursion; a block that has no end of its own ends with the block around it.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/template_extractor.h"

#include <vector>

#include "analyzer/base/require.h"
#include "analyzer/extract/block_matcher.h"
#include "analyzer/extract/html_forms.h"
#include "analyzer/extract/jinja_signs.h"
#include "analyzer/extract/suppression_scanner.h"
#include "analyzer/extract/template_builder.h"
#include "analyzer/extract/template_tags.h"
#include "grammars/python_text.h"

namespace djvet {
namespace {

/// A block adds at most three levels of nodes (tag, clause, body); what is left is for the arguments inside.
constexpr std::size_t max_blocks = (max_depth - 100) / 3;

/// Builds the tree below the builder's root.
class TreeBuilder {
 public:
  TreeBuilder(TemplateBuilder& builder, const std::vector<TemplateToken>& tokens, const BlockMatcher& matcher,
              TagGrammar& grammar)
      : builder_(builder), tokens_(tokens), matcher_(matcher), grammar_(grammar), forms_(builder, tokens) {}

  void run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      const TemplateToken& token = tokens_[at_];
      switch (token.type) {
        case TemplateTokenType::text: add_text(token); break;
        case TemplateTokenType::variable: add_output(token); break;
        case TemplateTokenType::comment: add_comment(token); break;
        case TemplateTokenType::block: add_tag(token); break;
      }
    }
    const auto size = static_cast<std::uint32_t>(builder_.source().size());
    while (!open_.empty()) close_top(size, size);
  }

 private:
  struct Block {
    std::uint32_t token;  // of the tag
    std::string_view name;
    NodeId tag;
    NodeId clause;  // 0 in the first body
    NodeId body;
  };

  void add_text(const TemplateToken& token) {
    if (is_blank(builder_.slice(token.span))) return;
    builder_.add(TemplateNodeKind::text, token.span);
    forms_.scan(at_);
  }

  void add_output(const TemplateToken& token) {
    if (token.contents.size() == 0) return builder_.add_gap(TemplateGapKind::empty_tag, token.span);
    grammar_.add_output(token, open_.empty() ? std::string_view{} : open_.back().name);
  }

  void add_comment(const TemplateToken& token) {
    const auto text = scan_suppression(builder_.slice(token.contents));
    if (!text) return;
    const std::uint32_t flags =
        (text->whole_file ? suppression_file : 0U) | (text->malformed ? suppression_malformed : 0U);
    builder_.add_suppression({token.span, builder_.add_text(text->ids), flags});
  }

  void add_tag(const TemplateToken& token) {
    const std::string_view name = grammar_.name_of(builder_.slice(token.contents));
    const std::uint32_t partner = matcher_.partner(at_);
    if (name.empty()) return builder_.add_gap(TemplateGapKind::empty_tag, token.span);
    if (partner == BlockMatcher::stray) return builder_.add_gap(TemplateGapKind::unexpected_tag, token.span);
    if (partner < at_) return end_block(token, partner);
    if (name == "comment" && grammar_.shape(name) == TagShape::block) return skip_comment(token, partner);
    if (is_clause(name)) {
      if (!open_.empty() && grammar_.parts(open_.back().name, name)) return start_clause(token, name);
      return builder_.add_gap(TemplateGapKind::unexpected_tag, token.span);
    }
    if (partner == BlockMatcher::unclosed) builder_.add_gap(TemplateGapKind::unclosed_tag, token.span);
    const bool has_body = partner != BlockMatcher::leaf;
    if (has_body && open_.size() >= max_blocks) return skip_block(token, partner);
    const NodeId tag = grammar_.open_tag(token, name, has_body);
    if (!has_body) return builder_.close(tag);
    open_.push_back({at_, name, tag, 0, builder_.add(TemplateNodeKind::body, {token.span.end, token.span.end})});
  }

  [[nodiscard]] static bool is_clause(std::string_view name) {
    return name == "else" || name == "elif" || name == "empty" || name == "plural" || name == "pluralize";
  }

  void start_clause(const TemplateToken& token, std::string_view name) {
    Block& block = open_.back();
    close_body(block, token.span.begin);
    block.clause = grammar_.open_clause(token, name);
    block.body = builder_.add(TemplateNodeKind::body, {token.span.end, token.span.end});
  }

  void end_block(const TemplateToken& token, std::uint32_t opening) {
    while (!open_.empty() && open_.back().token > opening) close_top(token.span.begin, token.span.begin);
    if (open_.empty() || open_.back().token != opening) return;  // the tag itself was left out
    grammar_.check_end(tokens_[opening], token);
    close_top(token.span.begin, token.span.end);
  }

  void close_top(std::uint32_t body_end, std::uint32_t tag_end) {
    const Block block = open_.back();
    open_.pop_back();
    close_body(block, body_end);
    end_at(block.tag, tag_end);
  }
  void close_body(const Block& block, std::uint32_t end) {
    end_at(block.body, end);
    if (block.clause != 0) end_at(block.clause, end);
  }
  void end_at(NodeId node, std::uint32_t end) {
    builder_.node(node).set_span({builder_.node(node).span().begin, end});
    builder_.close(node);
  }

  void skip_comment(const TemplateToken& token, std::uint32_t partner) {
    if (partner == BlockMatcher::unclosed) builder_.add_gap(TemplateGapKind::unclosed_tag, token.span);
    skip_past(partner);
  }

  void skip_block(const TemplateToken& token, std::uint32_t partner) {
    skip_past(partner);
    const std::uint32_t last = at_ < tokens_.size() ? at_ : static_cast<std::uint32_t>(tokens_.size() - 1);
    const Span span{token.span.begin, tokens_[last].span.end};
    builder_.add(TemplateNodeKind::unknown, span);
    builder_.add_gap(TemplateGapKind::too_deep, span);
  }

  /// Goes on after a tag's end, or after the last token where it has none.
  void skip_past(std::uint32_t partner) {
    at_ = partner == BlockMatcher::unclosed ? static_cast<std::uint32_t>(tokens_.size()) - 1 : partner;
  }

  TemplateBuilder& builder_;
  const std::vector<TemplateToken>& tokens_;
  const BlockMatcher& matcher_;
  TagGrammar& grammar_;
  HtmlFormScanner forms_;
  std::vector<Block> open_;
  std::uint32_t at_ = 0;
};

bool is_jinja_name(std::string_view name) {
  return name.ends_with(".jinja") || name.ends_with(".jinja2") || name.ends_with(".j2");
}

}  // namespace

TemplateDialect template_dialect(std::string_view path) {
  const bool jinja = is_jinja_name(path) || path.starts_with("jinja2/") || path.find("/jinja2/") != path.npos;
  return jinja ? TemplateDialect::jinja : TemplateDialect::django;
}

struct TemplateExtractor::State {
  TemplateBuilder builder;
  std::vector<TemplateToken> tokens;
  BlockMatcher matcher;
  std::unique_ptr<TagGrammar> django = django_tags(builder);
  std::unique_ptr<TagGrammar> jinja = jinja_tags(builder);
};

TemplateExtractor::TemplateExtractor() : state_(std::make_unique<State>()) {}
TemplateExtractor::TemplateExtractor(TemplateExtractor&&) noexcept = default;
TemplateExtractor::~TemplateExtractor() = default;

std::string_view TemplateExtractor::extract(std::string_view source, TemplateDialect dialect) {
  require(source.size() <= max_source_size, "template larger than offsets can say");
  TemplateBuilder& builder = state_->builder;
  builder.start(source);
  bool whole = tokenize_template(source, dialect, state_->tokens);
  if (dialect == TemplateDialect::django && shows_jinja(source, state_->tokens)) {
    dialect = TemplateDialect::jinja;
    whole = tokenize_template(source, dialect, state_->tokens);
  }
  TagGrammar& grammar = dialect == TemplateDialect::jinja ? *state_->jinja : *state_->django;
  if (!whole) {
    const Span rest = state_->tokens.empty() ? Span{} : state_->tokens.back().span;
    builder.add_gap(TemplateGapKind::unclosed_tag, rest);
  }
  state_->matcher.match(source, state_->tokens, grammar);
  TreeBuilder(builder, state_->tokens, state_->matcher, grammar).run();
  builder.close(0);
  if (dialect == TemplateDialect::jinja) builder.unwrap();
  return builder.finish();
}

}  // namespace djvet
