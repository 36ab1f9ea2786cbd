// A value or the problem that prevented it, with the member names of std::expected (which GCC 12 has only in C++23).
// A Problem is something in the environment (a path, a configuration, a cache); repository oddities are gaps instead.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "analyzer/base/require.h"

namespace djvet {

enum class ProblemKind { usage, configuration, input, output, cache };

/// What went wrong in the environment. `where` names the file, option or key; `detail` says what is wrong and the remedy.
struct Problem {
  ProblemKind kind = ProblemKind::input;
  std::string where;
  std::string detail;
  friend bool operator==(const Problem&, const Problem&) = default;
};

template <class T, class E = Problem>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit, as std::expected
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& value() & { return checked(); }
  [[nodiscard]] const T& value() const& { return const_cast<Result*>(this)->checked(); }
  [[nodiscard]] T&& value() && { return std::move(checked()); }
  T& operator*() { return checked(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &checked(); }
  const T* operator->() const { return &value(); }
  [[nodiscard]] const E& error() const {
    require(!has_value(), "Result::error() of a value");
    return *std::get_if<1>(&state_);
  }

 private:
  T& checked() {
    require(has_value(), "Result::value() of an error");
    return *std::get_if<0>(&state_);
  }
  std::variant<T, E> state_;
};

}  // namespace djvet
