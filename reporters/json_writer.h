// Writes JSON straight into a string, value after value, without a tree in memory. The caller opens and closes what it opened;
// commas come by themselves. Invariant: every string is valid JSON and UTF-8; bytes that aren't UTF-8 become U+FFFD.
// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace djvet {

class JsonWriter {
 public:
  [[nodiscard]] const std::string& text() const& { return out_; }
  [[nodiscard]] std::string take() { return std::move(out_); }
  [[nodiscard]] std::size_t size() const { return out_.size(); }

  void open_object() { open('{'); }
  void close_object() { out_ += '}'; }
  void open_list() { open('['); }
  void close_list() { out_ += ']'; }
  /// Closes a list whose elements each have a line of their own.
  void close_lines() { out_ += out_.back() == '[' ? "]" : "\n]"; }
  /// Puts what follows on a line of its own, behind the comma if there is one.
  void line();

  void key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  template <std::same_as<bool> Bool>
  void value(Bool truth) {
    separate();
    out_ += truth ? "true" : "false";
  }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) void value(Number number) {
    separate();
    out_ += std::to_string(number);
  }
  /// A value that another writer wrote.
  void raw(std::string_view json) {
    separate();
    out_ += json;
  }

  template <class Value>
  void member(std::string_view name, const Value& content) {
    key(name);
    value(content);
  }
  void open_object(std::string_view name) {
    key(name);
    open_object();
  }
  void open_list(std::string_view name) {
    key(name);
    open_list();
  }

 private:
  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  /// A comma, unless what is written last opened something, named a value or began a line.
  void separate();

  std::string out_;
};

}  // namespace djvet
