// The text encodings of Python by all their names, and what djvet decodes each of them with.
// Names are Python's own (Lib/encodings/aliases.py and the modules beside it, CPython 3.13).
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace djvet {

enum class CodecKind : std::uint8_t {
  utf_8,
  ascii,
  latin_1,
  single_byte,  // one byte, one character, through iconv
  multi_byte,   // through iconv
  unsupported,  // no encoding of ordinary source files: UTF-7, escapes, ...
};

struct Codec {
  std::string_view name;  // Python's module, as "cp1252"
  CodecKind kind = CodecKind::unsupported;
  const char* iconv = "";    // iconv's name of it
  std::string_view aliases;  // normalised, with single spaces between
};

/// The codec that Python looks up for a name as it stands in a source file, or null. Lives as long as the program.
[[nodiscard]] const Codec* find_codec(std::string_view name);

}  // namespace djvet
