// Decoded, edited, encoded; what doesn't come back from its encoding as it was is left alone.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/edits.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "analyzer/base/encoding.h"
#include "analyzer/discover/source_reader.h"

namespace djvet {
namespace {

bool before(const Edit& a, const Edit& b) {
  return std::tie(a.file, a.span, a.text) < std::tie(b.file, b.span, b.text);
}

bool same(const Edit& a, const Edit& b) { return a.file == b.file && a.span == b.span && a.text == b.text; }

bool conflict(const Edit& first, const Edit& second) {
  return first.file == second.file && (second.span.begin < first.span.end || second.span.begin == first.span.begin);
}

bool splits_character(std::string_view text, std::size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xc0U) == 0x80U;
}

}  // namespace

std::string_view newline_at(std::string_view text, std::size_t offset) {
  std::size_t at = text.find_first_of("\r\n", offset);
  if (at == std::string_view::npos) {
    at = text.find_last_of("\r\n");
    if (at == std::string_view::npos) return "\n";
    if (at > 0 && text[at] == '\n' && text[at - 1] == '\r') --at;
  }
  if (text.substr(at, 2) == "\r\n") return "\r\n";
  return text.substr(at, 1);
}

std::optional<std::vector<Edit>> in_order(std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(), before);
  edits.erase(std::unique(edits.begin(), edits.end(), same), edits.end());
  if (std::adjacent_find(edits.begin(), edits.end(), conflict) != edits.end()) return std::nullopt;
  return edits;
}

std::optional<std::string> edited_text(std::string_view text, std::span<const Edit> edits) {
  std::string out;
  std::size_t kept = 0;
  for (const Edit& edit : edits) {
    const Span span = edit.span;
    if (span.begin < kept || span.end < span.begin || span.end > text.size()) return std::nullopt;
    if (splits_character(text, span.begin) || splits_character(text, span.end)) return std::nullopt;
    out.append(text.substr(kept, span.begin - kept));
    out.append(edit.text);
    kept = span.end;
  }
  return out.append(text.substr(kept));
}

Result<std::string, NotEdited> edited_bytes(Language language, std::string_view bytes, std::span<const Edit> edits) {
  const Result<DecodedText, DecodeProblem> decoded = decode(language, bytes);
  if (!decoded) return NotEdited{decoded.error().message};
  const Result<std::string, DecodeProblem> same = encode(decoded->text(), decoded->encoding, decoded->bom);
  if (!same || *same != bytes) return NotEdited{"its encoding has more than one spelling for its text"};
  const std::optional<std::string> text = edited_text(decoded->text(), edits);
  if (!text) return NotEdited{"its text has changed"};
  Result<std::string, DecodeProblem> encoded = encode(*text, decoded->encoding, decoded->bom);
  if (!encoded) return NotEdited{encoded.error().message};
  return std::move(*encoded);
}

Span moved(Span span, std::span<const Edit> edits) {
  std::int64_t begin = span.begin, end = span.end;
  for (const Edit& edit : edits) {
    const std::int64_t growth = static_cast<std::int64_t>(edit.text.size()) - edit.span.size();
    if (edit.span.end <= span.begin) begin += growth;
    if (edit.span.end <= span.end) end += growth;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::span<const Edit> edits_of(std::span<const Edit> edits, FileId file) {
  const auto same_file = std::ranges::equal_range(edits, file, {}, &Edit::file);
  return {same_file.begin(), same_file.end()};
}

}  // namespace djvet
