// Source bytes -> UTF-8 text, deciding the encoding exactly as CPython's tokenizer does for a module that is imported:
// byte order mark, the PEP 263 comment in line 1 or 2 by the tokenizer's own scan, UTF-8 otherwise.
// Newlines stay as they are. A byte order mark is not part of the text. All spans of djvet count bytes of this text.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "analyzer/base/result.h"

namespace djvet {

enum class DecodeProblemKind {
  binary,            // a NUL byte, which Python refuses, or UTF-16 and UTF-32
  unknown_encoding,  // Python has no text encoding of this name
  unsupported,       // Python has, but neither djvet nor this system's iconv
  bom_conflict,      // a UTF-8 byte order mark, and a comment that names another encoding
  invalid_bytes,     // not in the encoding
};

struct DecodeProblem {
  DecodeProblemKind kind{};
  std::string message;     // one line for a user; quotes nothing of the file but the encoding's name
  std::size_t offset = 0;  // of the bytes at fault
};

/// The text of one file. Views the bytes it was decoded from where they are the text already, owns it otherwise.
class DecodedText {
 public:
  DecodedText(std::string_view viewed, bool has_bom, std::string_view encoding_name)
      : bom(has_bom), encoding(encoding_name), viewed_(viewed) {}
  DecodedText(std::string&& owned, bool has_bom, std::string_view encoding_name)
      : bom(has_bom), encoding(encoding_name), owned_(std::move(owned)), owns_(true) {}

  [[nodiscard]] std::string_view text() const { return owns_ ? std::string_view(owned_) : viewed_; }
  [[nodiscard]] bool views_input() const { return !owns_; }
  /// The text as a string of its own, without copying when it is one already.
  [[nodiscard]] std::string take() && { return owns_ ? std::move(owned_) : std::string(viewed_); }

  bool bom = false;           // the file begins with EF BB BF
  std::string_view encoding;  // Python's name of the codec, as "utf_8" or "cp1252"; lives as long as the program

 private:
  std::string_view viewed_;
  std::string owned_;
  bool owns_ = false;
};

/// Python source. Threads: any. `bytes` must outlive the result.
[[nodiscard]] Result<DecodedText, DecodeProblem> decode_python(std::string_view bytes);

/// A template: UTF-8, as Django's loaders read it (django/template/engine.py, file_charset).
[[nodiscard]] Result<DecodedText, DecodeProblem> decode_template(std::string_view bytes);

/// `text` back in `encoding` (DecodedText::encoding) and with the mark that `bom` says; nothing when a character has no
/// place in the encoding. The inverse of decoding: the bytes of a file come back as they were.
[[nodiscard]] Result<std::string, DecodeProblem> encode(std::string_view text, std::string_view encoding, bool bom);

/// Whether bytes are no text at all: a NUL among the first 8,192, or a byte order mark of UTF-16 or UTF-32.
[[nodiscard]] bool is_probably_binary(std::string_view bytes);

}  // namespace djvet
