// Makes text from a repository harmless for a human's eyes: terminals, CI logs, editor messages, Markdown.
// What could move a cursor, forge a line or reorder characters is shown as \xNN (C0, DEL, bytes that aren't UTF-8) or as
// \u{...} (C1, bidirectional controls, line separators, invisible format characters). "##[" and "##word[", which CI runners
// take for commands anywhere in a line, become "#\x23[". The result is UTF-8 on one line.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "analyzer/base/utf8.h"

namespace djvet {

/// Does this character have to be escaped? Tabs and newlines do.
[[nodiscard]] bool is_unsafe(Utf8Char character);

/// "\x1b" or "\u{202e}"; hexadecimal digits are lower-case.
void append_escape(std::string& out, Utf8Char character);

/// `text` with every unsafe character escaped. Backslashes stay as they are: the result is for reading, not for decoding.
[[nodiscard]] std::string escaped(std::string_view text);
void append_escaped(std::string& out, std::string_view text);
/// Appends the one character at `at`, escaped if need be, and returns its size in `text`.
std::size_t append_escaped_at(std::string& out, std::string_view text, std::size_t at);
/// As escaped(), but keeps line ends (as "\n") and tabs: for code that is to be copied. A line that begins with "::", which
/// CI runners take for a command, gets "\x3a:" instead.
[[nodiscard]] std::string escaped_lines(std::string_view text);

}  // namespace djvet
