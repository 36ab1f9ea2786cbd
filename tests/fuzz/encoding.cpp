// Any bytes as a source file: text that is UTF-8 without NUL bytes, or a problem of one line; and the bytes come back.
// SPDX-License-Identifier: MIT
#include "analyzer/base/encoding.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzer/base/require.h"
#include "analyzer/base/utf8.h"

namespace djvet {
namespace {

void check_decoded(std::string_view bytes, const Result<DecodedText, DecodeProblem>& decoded) {
  if (!decoded) {
    const DecodeProblem& problem = decoded.error();
    require(!problem.message.empty() && problem.message.size() < 200, "a problem's message is no line");
    require(problem.message.find_first_of("\r\n") == std::string::npos, "a problem's message has several lines");
    require(problem.offset <= bytes.size(), "a problem lies outside the bytes");
    return;
  }
  require(is_utf8(decoded->text()), "the text is not UTF-8");
  require(decoded->text().find('\0') == std::string_view::npos, "the text holds a NUL byte");
  const Result<std::string, DecodeProblem> again = encode(decoded->text(), decoded->encoding, decoded->bom);
  if (decoded->encoding == "utf_8" || decoded->encoding == "latin_1" || decoded->encoding == "cp1252")
    require(again.has_value() && *again == bytes, "the bytes don't come back");
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  djvet::check_decoded(bytes, djvet::decode_python(bytes));
  djvet::check_decoded(bytes, djvet::decode_template(bytes));
  return 0;
}
