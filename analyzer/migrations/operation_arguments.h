// The arguments of a migration's operation by position or name.
// Lifetime: owns what it copies of the call. Threads: plain data.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "analyzer/django/field_deconstruct.h"
#include "analyzer/model/constant.h"

namespace djvet {

class OperationArguments {
 public:
  explicit OperationArguments(const Constant& call) : parts_(call_arguments(call)) {}
  /// Nothing where it isn't given.
  [[nodiscard]] const Constant* get(std::size_t position, std::string_view name) const {
    return position < parts_.positional.size() ? &parts_.positional[position] : parts_.find(name);
  }
  /// Empty where it isn't given or not known.
  [[nodiscard]] std::string text(std::size_t position, std::string_view name) const {
    const Constant* value = get(position, name);
    return value != nullptr && value->is(Constant::Kind::string) ? value->text : std::string();
  }
  [[nodiscard]] const FieldParts& parts() const { return parts_; }

 private:
  FieldParts parts_;
};

}  // namespace djvet
