// Numbers and texts as bytes and back: the form of what a cache holds as a whole. Numbers take 1 to 10 bytes, seven bits in
// each, lowest first; a text is its length and its bytes. The same on every machine.
// Invariant: whatever the bytes are, a reader stays inside them; once they fail it gives zeros, and ok() stays false.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace djvet {

class ByteWriter {
 public:
  void number(std::uint64_t value);
  void text(std::string_view value);
  /// Bytes as they are, which the reader knows the end of.
  void append(std::string_view bytes) { bytes_.append(bytes); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Lifetime: views the bytes, and so do the texts it gives.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}

  [[nodiscard]] std::uint64_t number();
  /// A number that is at most `most`; another one is a failure.
  [[nodiscard]] std::uint64_t number_up_to(std::uint64_t most);
  [[nodiscard]] std::string_view text();
  /// How many things follow, each of at least one byte: never more than there is room for.
  [[nodiscard]] std::size_t count();
  [[nodiscard]] std::string_view rest() const { return left_; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return ok_ && left_.empty(); }

 private:
  std::uint64_t fail();

  std::string_view left_;
  bool ok_ = true;
};

}  // namespace djvet
