// Bytes in one of Python's codecs <-> UTF-8, through tables and the system's iconv.
// Single-byte codecs give what CPython gives for every byte. Multi-byte codecs agree on ASCII, kana, hanzi and hangul
// in common use; iconv's tables differ from CPython's in some rare signs and are a little more lenient.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/base/codecs.h"

namespace djvet {

struct Transcoded {
  enum class Outcome { done, invalid, unsupported };
  Outcome outcome = Outcome::done;
  std::string text;
  std::size_t offset = 0;  // of the input, where it is invalid
};

/// Not for CodecKind::utf_8. Threads: any.
[[nodiscard]] Transcoded to_utf8(const Codec& codec, std::string_view bytes);

/// `text` is UTF-8. `invalid` when a character has no place in the codec.
[[nodiscard]] Transcoded from_utf8(const Codec& codec, std::string_view text);

}  // namespace djvet
