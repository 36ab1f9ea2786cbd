// A stack of the tags that may still get an end. An end closes the highest tag of its name, and what lies above that
// tag stays without one: a leaf where the grammar doesn't know the tag, an unclosed block where it does.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/block_matcher.h"

namespace djvet {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

}  // namespace

void BlockMatcher::match(std::string_view source, const std::vector<TemplateToken>& tokens, const TagGrammar& grammar) {
  names_.clear();
  tops_.assign(1, none);
  stack_.clear();
  partners_.assign(tokens.size(), leaf);
  std::uint32_t comment = none;  // the token of the {% comment %} that hides what follows
  for (std::uint32_t token = 0; token < tokens.size(); ++token) {
    if (tokens[token].type != TemplateTokenType::block) continue;
    const Span span = tokens[token].contents;
    const std::string_view contents = source.substr(span.begin, span.size());
    if (comment != none) {
      if (contents != "endcomment") continue;
      partners_[comment] = token;
      partners_[token] = comment;
      comment = none;
      continue;
    }
    const std::string_view name = grammar.name_of(contents);
    const TagShape shape = grammar.shape(name);
    if (name == "comment" && shape == TagShape::block) {
      comment = token;
    } else if (name.starts_with("end") && name.size() > 3) {
      const std::string_view opening = name.substr(3);
      if (close(token, names_.add(opening))) continue;
      if (shape != TagShape::open || grammar.shape(opening) == TagShape::block) partners_[token] = stray;
    } else if (shape != TagShape::leaf && !name.empty()) {
      push(token, names_.add(name), shape);
    }
  }
  if (comment != none) partners_[comment] = unclosed;
  drop_to(0);
}

void BlockMatcher::push(std::uint32_t token, std::uint32_t name, TagShape shape) {
  tops_.resize(names_.size(), none);
  stack_.push_back({token, name, tops_[name], shape});
  tops_[name] = static_cast<std::uint32_t>(stack_.size() - 1);
}

bool BlockMatcher::close(std::uint32_t token, std::uint32_t name) {
  tops_.resize(names_.size(), none);
  const std::uint32_t at = tops_[name];
  if (at == none) return false;
  drop_to(std::size_t{at} + 1);
  const Open opening = stack_.back();
  stack_.pop_back();
  tops_[name] = opening.below;
  partners_[opening.token] = token;
  partners_[token] = opening.token;
  return true;
}

void BlockMatcher::drop_to(std::size_t height) {
  for (; stack_.size() > height; stack_.pop_back()) {
    const Open& top = stack_.back();
    tops_[top.name] = top.below;
    if (top.shape == TagShape::block) partners_[top.token] = unclosed;
  }
}

}  // namespace djvet
