// Variable-length numbers (LEB128, DWARF 5 section 7.6) and texts with their length.
// SPDX-License-Identifier: MIT
#include "analyzer/base/bytes.h"

namespace djvet {
namespace {

constexpr unsigned bits = 7;
constexpr std::uint8_t more = 1U << bits;

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  for (; value >= more; value >>= bits) bytes_.push_back(static_cast<char>(value | more));
  bytes_.push_back(static_cast<char>(value));
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
}

std::uint64_t ByteReader::fail() {
  ok_ = false;
  left_ = {};
  return 0;
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += bits) {
    if (left_.empty()) return fail();
    const auto byte = static_cast<std::uint8_t>(left_.front());
    left_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & (more - 1U)) << shift;
    if ((byte & more) == 0) return value;
  }
  return fail();
}

std::uint64_t ByteReader::number_up_to(std::uint64_t most) {
  const std::uint64_t value = number();
  return value <= most ? value : fail();
}

std::size_t ByteReader::count() {
  const std::uint64_t value = number();
  return static_cast<std::size_t>(value <= left_.size() ? value : fail());
}

std::string_view ByteReader::text() {
  const std::size_t size = count();
  const std::string_view value = left_.substr(0, size);
  left_.remove_prefix(size);
  return value;
}

}  // namespace djvet
