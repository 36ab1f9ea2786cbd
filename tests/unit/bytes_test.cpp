// Numbers and texts as bytes: what is written is read, and no bytes lead a reader outside or make it promise what isn't there.
// SPDX-License-Identifier: MIT
#include "analyzer/base/bytes.h"

#include "tests/support/catch.h"

namespace djvet {

TEST_CASE("what is written is read") {
  ByteWriter out;
  const std::uint64_t numbers[] = {0, 1, 127, 128, 16'383, 16'384, 0xffffffffU, ~std::uint64_t{0}};
  for (const std::uint64_t number : numbers) out.number(number);
  out.text("");
  out.text(std::string_view("a\0b", 3));
  ByteReader in(out.bytes());
  for (const std::uint64_t number : numbers) CHECK(in.number() == number);
  CHECK(in.text().empty());
  CHECK(in.text() == std::string_view("a\0b", 3));
  CHECK(in.at_end());
}

TEST_CASE("bytes that end too early fail, and stay failed") {
  ByteWriter out;
  out.number(300);
  out.text("text");
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    ByteReader in(std::string_view(out.bytes()).substr(0, size));
    (void)in.number();
    (void)in.text();
    CHECK_FALSE(in.ok());
    CHECK_FALSE(in.at_end());
    CHECK(in.number() == 0);
    CHECK(in.text().empty());
  }
}

TEST_CASE("a count is never more than the bytes that are left, a number no more than allowed or than 64 bits hold") {
  ByteReader many(
      "\x05"
      "abcd");
  CHECK(many.count() == 0);
  CHECK_FALSE(many.ok());
  ByteReader above("\x03");
  CHECK(above.number_up_to(2) == 0);
  CHECK_FALSE(above.ok());
  ByteReader endless("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff");
  CHECK(endless.number() == 0);
  CHECK_FALSE(endless.ok());
}

}  // namespace djvet
