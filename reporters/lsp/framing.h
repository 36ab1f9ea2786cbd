// A stream of bytes from an editor -> the contents of its messages, by the base protocol: header lines that end in "\r\n",
// an empty line, then as many bytes as Content-Length says.
// Invariant: whatever comes, memory is bounded by what has come and by `most_content`, and after something that is no
// message the next "Content-Length:" begins a new one.
// Source: Language Server Protocol 3.17, "Base Protocol".
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace djvet::lsp {

/// One message's content, or why there is none.
struct Frame {
  std::string content;
  std::string fault;  // one line; empty: there is content
};

/// Threads: one.
class FrameReader {
 public:
  static constexpr std::size_t most_content = std::size_t{64} << 20U;  // bytes of one message
  static constexpr std::size_t most_header = 4096;                     // bytes of all its header lines

  /// Takes bytes as they come, in pieces of any size, and gives the messages that are complete with them.
  [[nodiscard]] std::vector<Frame> take(std::string_view bytes);

 private:
  [[nodiscard]] std::optional<Frame> next();
  [[nodiscard]] Frame lost(std::string fault);
  [[nodiscard]] bool find_again();

  std::string waiting_;     // bytes that are no complete message yet
  std::size_t length_ = 0;  // of the content that is awaited
  bool in_content_ = false;
  bool is_lost_ = false;  // what comes is skipped up to the next Content-Length
};

/// The bytes of a message with this content.
[[nodiscard]] std::string framed(std::string_view content);

}  // namespace djvet::lsp
