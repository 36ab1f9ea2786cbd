// Compiles a pattern into parts between slashes, and matches with two points to come back to: the last `*` within a
// part and the last `**` among the parts. Neither ever needs an earlier one, which is what bounds the time.
// SPDX-License-Identifier: MIT
#include "analyzer/base/glob.h"

#include <array>

namespace djvet {
namespace {

struct NamedClass {
  std::string_view name;
  bool (*holds)(unsigned char);
};

constexpr bool is_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(unsigned char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_graph(unsigned char c) { return c > ' ' && c < 0x7f; }

constexpr std::array<NamedClass, 12> named_classes = {{
    {"alnum", [](unsigned char c) { return is_alpha(c) || is_digit(c); }},
    {"alpha", is_alpha},
    {"blank", [](unsigned char c) { return c == ' ' || c == '\t'; }},
    {"cntrl", [](unsigned char c) { return c < ' ' || c == 0x7f; }},
    {"digit", is_digit},
    {"graph", is_graph},
    {"lower", is_lower},
    {"print", [](unsigned char c) { return is_graph(c) || c == ' '; }},
    {"punct", [](unsigned char c) { return is_graph(c) && !is_alpha(c) && !is_digit(c); }},
    {"space", [](unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }},
    {"upper", is_upper},
    {"xdigit", [](unsigned char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }},
}};

const NamedClass* find_class(std::string_view name) {
  for (const NamedClass& named : named_classes)
    if (named.name == name) return &named;
  return nullptr;
}

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// Bytes of the separator at `at`, which a backslash doesn't change; 0 when there is none.
std::size_t slash_length(std::string_view pattern, std::size_t at) {
  const std::string_view rest = pattern.substr(at, 2);
  return rest.starts_with('/') ? 1 : rest == "\\/" ? 2 : 0;
}

/// The part of `path` that begins at `begin`.
std::string_view part_at(std::string_view path, std::size_t begin) {
  const std::size_t slash = path.find('/', begin);
  return path.substr(begin, slash == std::string_view::npos ? slash : slash - begin);
}

}  // namespace

Glob::Glob(std::string_view pattern) {
  broken_ = pattern.size() > max_length || !compile(pattern);
  if (broken_) return;
  std::string text;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (i > 0) text += '/';
    if (parts_[i].any_depth) return;
    for (std::uint32_t at = parts_[i].begin; at < parts_[i].end; ++at) {
      if (tokens_[at].kind != Kind::byte) return;
      text += static_cast<char>(tokens_[at].byte);
    }
  }
  literal_ = std::move(text);
}

bool Glob::compile(std::string_view pattern) {
  parts_.push_back({});
  for (std::size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (const std::size_t slash = slash_length(pattern, at); slash > 0) {
      close_part();
      parts_.push_back({false, static_cast<std::uint32_t>(tokens_.size()), 0});
      at += slash;
    } else if (c == '*') {
      std::size_t end = at;
      while (end < pattern.size() && pattern[end] == '*') ++end;
      const bool whole = end - at >= 2 && (at == 0 || pattern[at - 1] == '/') &&
                         (end == pattern.size() || slash_length(pattern, end) > 0);
      if (whole) parts_.back().any_depth = true;
      else tokens_.push_back({Kind::any_run});
      at = end;
    } else if (c == '?') {
      tokens_.push_back({Kind::any_byte});
      ++at;
    } else if (c == '[') {
      if (!compile_set(pattern, ++at)) return false;
    } else {
      if (c == '\\' && ++at == pattern.size()) return false;
      tokens_.push_back({Kind::byte, byte_at(pattern, at++)});
    }
  }
  close_part();
  return true;
}

/// Ends the current part; `**/**` is one `**`.
void Glob::close_part() {
  Part& part = parts_.back();
  part.end = static_cast<std::uint32_t>(tokens_.size());
  if (part.any_depth && parts_.size() > 1 && parts_[parts_.size() - 2].any_depth) parts_.pop_back();
}

/// Compiles what follows `[`, up to and with its `]`.
bool Glob::compile_set(std::string_view pattern, std::size_t& at) {
  Set set;
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (negated) ++at;
  int previous = -1;  // the byte a range may begin with
  for (bool first = true;; first = false) {
    if (at >= pattern.size()) return false;
    unsigned char c = byte_at(pattern, at++);
    if (c == ']' && !first) break;
    if (c == '-' && previous >= 0 && at < pattern.size() && pattern[at] != ']') {
      c = byte_at(pattern, at++);
      if (c == '\\') {
        if (at >= pattern.size()) return false;
        c = byte_at(pattern, at++);
      }
      for (int byte = previous; byte <= c; ++byte) set.set(static_cast<std::size_t>(byte));
      previous = -1;
      continue;
    }
    if (c == '[' && at < pattern.size() && pattern[at] == ':') {
      const std::size_t close = pattern.find(']', at + 1);
      if (close == std::string_view::npos) return false;
      if (close > at + 1 && pattern[close - 1] == ':') {
        const NamedClass* named = find_class(pattern.substr(at + 1, close - at - 2));
        if (named == nullptr) return false;
        for (std::size_t byte = 0; byte < 256; ++byte)
          if (named->holds(static_cast<unsigned char>(byte))) set.set(byte);
        at = close + 1;
        previous = -1;
        continue;
      }
    }
    if (c == '\\') {
      if (at >= pattern.size()) return false;
      c = byte_at(pattern, at++);
    }
    set.set(c);
    previous = c;
  }
  if (negated) set.flip();
  set.reset('/');
  tokens_.push_back({Kind::set, 0, static_cast<std::uint16_t>(sets_.size())});
  sets_.push_back(set);
  return true;
}

bool Glob::token_matches(const Token& token, unsigned char byte) const {
  switch (token.kind) {
    case Kind::byte: return token.byte == byte;
    case Kind::set: return sets_[token.set][byte];
    case Kind::any_byte:
    case Kind::any_run: break;
  }
  return true;
}

bool Glob::part_matches(const Part& part, std::string_view text, std::uint64_t& steps) const {
  constexpr std::uint32_t none = UINT32_MAX;
  std::uint32_t token = part.begin;
  std::size_t at = 0;
  std::uint32_t run_token = none;  // the token after the last `*`
  std::size_t run_at = 0;          // where that `*` ends for now
  while (at < text.size()) {
    ++steps;
    if (token < part.end && tokens_[token].kind == Kind::any_run) {
      run_token = ++token;
      run_at = at;
      if (token == part.end) return true;
    } else if (token < part.end && token_matches(tokens_[token], byte_at(text, at))) {
      ++token;
      ++at;
    } else if (run_token != none) {
      token = run_token;
      at = ++run_at;
    } else {
      return false;
    }
  }
  while (token < part.end && tokens_[token].kind == Kind::any_run) ++token;
  return token == part.end;
}

bool Glob::matches(std::string_view path, std::uint64_t* steps) const {
  if (broken_ || path.empty()) return false;
  std::uint64_t counted = 0;
  constexpr std::size_t none = SIZE_MAX;
  std::size_t part = 0;
  std::size_t at = 0;             // where the current part of the path begins; past the end when all are taken
  std::size_t depth_part = none;  // the part after the last `**`
  std::size_t depth_at = 0;       // where that `**` ends for now
  bool result = false;
  for (;;) {
    if (at > path.size()) {
      result = part == parts_.size();
      break;
    }
    const std::string_view text = part_at(path, at);
    if (part < parts_.size() && parts_[part].any_depth) {
      depth_part = ++part;
      depth_at = at;
      if (part < parts_.size()) continue;
      result = true;
      break;
    }
    if (part < parts_.size() && part_matches(parts_[part], text, counted)) {
      ++part;
      at += text.size() + 1;
      continue;
    }
    if (depth_part == none) break;
    part = depth_part;
    depth_at += part_at(path, depth_at).size() + 1;
    at = depth_at;
  }
  if (steps != nullptr) *steps += counted + 1;
  return result;
}

}  // namespace djvet
