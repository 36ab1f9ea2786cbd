// Finds out which end tag belongs to which tag of a template, before its tree is built.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/extract/template_tags.h"
#include "analyzer/extract/text_table.h"
#include "grammars/template_lexer.h"

namespace djvet {

/// For each token what it closes or is closed by. Linear in the tokens. Threads: one matcher a thread.
class BlockMatcher {
 public:
  static constexpr std::uint32_t leaf = UINT32_MAX;          // no tag, or a tag without an end
  static constexpr std::uint32_t unclosed = UINT32_MAX - 1;  // lacks its end, which it should have
  static constexpr std::uint32_t stray = UINT32_MAX - 2;     // an end of nothing

  void match(std::string_view source, const std::vector<TemplateToken>& tokens, const TagGrammar& grammar);

  /// The token of a tag's end (greater than `token`), of an end's tag (smaller), or one of the constants.
  [[nodiscard]] std::uint32_t partner(std::uint32_t token) const { return partners_[token]; }

 private:
  struct Open {
    std::uint32_t token;
    std::uint32_t name;
    std::uint32_t below;  // the entry of the stack with the same name under this one, or none
    TagShape shape;
  };
  void push(std::uint32_t token, std::uint32_t name, TagShape shape);
  bool close(std::uint32_t token, std::uint32_t name);
  void drop_to(std::size_t height);

  TextTable names_;
  std::vector<std::uint32_t> tops_;  // by name: the highest entry of the stack with it, or none
  std::vector<Open> stack_;
  std::vector<std::uint32_t> partners_;
};

}  // namespace djvet
