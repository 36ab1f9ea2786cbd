// Looks at every '<' of the markup, and reads attributes only of forms.
// SPDX-License-Identifier: MIT
#include "analyzer/extract/html_forms.h"

#include <algorithm>

namespace djvet {
namespace {

constexpr std::uint32_t max_tag = 1U << 16U;  // bytes

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool equals(std::string_view text, std::string_view word) { return std::ranges::equal(text, word, {}, lower); }

}  // namespace

/// Whether `word`, given in lower case, stands at `at` in any case.
bool HtmlFormScanner::is_at(std::uint32_t at, std::string_view word) const {
  return equals(source_.substr(at, word.size()), word);
}

void HtmlFormScanner::scan(std::uint32_t token) {
  const Span span = tokens_[token].span;
  std::uint32_t at = std::max(span.begin, resume_);
  while (at < span.end) {
    const std::size_t next = source_.substr(0, span.end).find('<', at);
    if (next == std::string_view::npos) break;
    at = static_cast<std::uint32_t>(next);
    if (is_at(at, "<!--")) {
      at = skip_region(at, "<!--", "-->", endless_comment_);
    } else if (is_at(at, "<script")) {
      at = skip_region(at, "<script", "</script", endless_script_);
    } else if (is_at(at, "</form")) {
      if (has_open_form_) builder_.end_form(at);
      has_open_form_ = false;
      at += 6;
    } else if (is_at(at, "<form") && at + 5 < source_.size() && (is_space(source_[at + 5]) || source_[at + 5] == '>')) {
      at = open_form(token, at);
    } else {
      ++at;
    }
  }
  resume_ = std::max(resume_, at);
}

/// The offset after a region that begins at `at`, or after its beginning where it has no end.
std::uint32_t HtmlFormScanner::skip_region(std::uint32_t at, std::string_view begin, std::string_view end,
                                           bool& endless) {
  const auto from = at + static_cast<std::uint32_t>(begin.size());
  if (endless) return from;
  const auto found = std::ranges::search(source_.substr(from), end, {}, lower);
  endless = found.empty();
  return endless ? from : static_cast<std::uint32_t>(found.end() - source_.begin());
}

/// Gives the offset after the form's tag, or after its name where the tag doesn't end.
std::uint32_t HtmlFormScanner::open_form(std::uint32_t token, std::uint32_t at) {
  at_ = at + 5;
  limit_ = static_cast<std::uint32_t>(std::min<std::size_t>(source_.size(), std::size_t{at} + max_tag));
  token_ = token;
  std::uint32_t flags = 0;
  std::string_view action;
  Attribute attribute;
  while (read_attribute(attribute)) {
    if (attribute.name.empty() && attribute.dynamic) flags |= form_dynamic_attributes;
    if (equals(attribute.name, "method")) {
      if (equals(attribute.value, "post")) flags |= form_post;
      if (attribute.dynamic) flags |= form_dynamic_method;
    } else if (equals(attribute.name, "action")) {
      action = attribute.value;
      if (attribute.dynamic) flags |= form_dynamic_action;
    }
  }
  if (at_ >= limit_ || source_[at_] != '>') return at + 5;
  builder_.add_form({{at, at_ + 1}, static_cast<std::uint32_t>(source_.size()), flags, builder_.add_text(action)});
  has_open_form_ = true;
  return at_ + 1;
}

/// Moves past a template tag that begins at the cursor.
bool HtmlFormScanner::skip_tag() {
  while (token_ < tokens_.size() && tokens_[token_].span.end <= at_) ++token_;
  if (token_ == tokens_.size() || tokens_[token_].type == TemplateTokenType::text || tokens_[token_].span.begin != at_)
    return false;
  at_ = tokens_[token_].span.end;
  return true;
}

/// Reads `name`, `name=value` or a template tag (a dynamic attribute without a name). False at '>', '<' and the limit.
bool HtmlFormScanner::read_attribute(Attribute& attribute) {
  attribute = {};
  while (at_ < limit_ && (is_space(source_[at_]) || source_[at_] == '/')) ++at_;
  if (skip_tag()) {
    attribute.dynamic = true;
    return true;
  }
  const std::uint32_t name = at_;
  const auto is_name = [&](char c) { return !is_space(c) && c != '=' && c != '>' && c != '/' && c != '<' && c != '{'; };
  while (at_ < limit_ && is_name(source_[at_])) ++at_;
  attribute.name = source_.substr(name, at_ - name);
  if (at_ >= limit_ || source_[at_] == '>' || source_[at_] == '<') return at_ > name;
  if (source_[at_] != '=') {
    if (at_ == name) ++at_;  // a brace that opens no tag
    return true;
  }
  ++at_;
  while (at_ < limit_ && is_space(source_[at_])) ++at_;
  const char quote = at_ < limit_ && (source_[at_] == '"' || source_[at_] == '\'') ? source_[at_++] : '\0';
  const std::uint32_t value = at_;
  while (at_ < limit_) {
    if (source_[at_] == '{' && skip_tag()) {
      attribute.dynamic = true;
      continue;
    }
    const char c = source_[at_];
    if (quote != '\0' ? c == quote : is_space(c) || c == '>') break;
    ++at_;
  }
  attribute.value = source_.substr(value, at_ - value);
  if (quote != '\0' && at_ < limit_) ++at_;
  return true;
}

}  // namespace djvet
