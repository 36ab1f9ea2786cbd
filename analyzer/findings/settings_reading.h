// One reading of a settings module: what each setting is, Django's own default where the module doesn't bind it, and whether
// something holds of it. Invariant: what isn't certain is unknown; `and`, `or` and `not` of unknown things follow Kleene.
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

#include "analyzer/model/settings.h"

namespace djvet {

enum class Truth : std::uint8_t { no, yes, unknown };
[[nodiscard]] Truth truth(bool value);
[[nodiscard]] Truth negated(Truth value);
[[nodiscard]] Truth both(Truth a, Truth b);
[[nodiscard]] Truth any_of(Truth a, Truth b);

/// What Python's `if value`, `value is True` and `value == text` say of a constant that isn't `several`.
[[nodiscard]] Truth is_truthy(const Constant& value);
[[nodiscard]] Truth is_true(const Constant& value);
[[nodiscard]] Truth is_text(const Constant& value, std::string_view text);
/// `text in value` for a list, tuple, set or dict.
[[nodiscard]] Truth has_item(const Constant& value, std::string_view text);
/// Whether something holds of every alternative of a value.
using ConstantTest = std::function<Truth(const Constant&)>;
[[nodiscard]] Truth holds(const Constant& value, const ConstantTest& test);

/// Lifetime: views the module.
class SettingsReading {
 public:
  /// `plain`: as where no environment variable is set; else as wherever it runs.
  SettingsReading(const SettingsModule& module, bool plain) : module_(module), plain_(plain) {}

  /// The value, or Django's default; `unknown` where it isn't known whether the module binds it.
  [[nodiscard]] const Constant& value(std::string_view name) const;
  [[nodiscard]] const Setting* find(std::string_view name) const;
  [[nodiscard]] Truth holds(std::string_view name, const ConstantTest& test) const;
  [[nodiscard]] Truth truthy(std::string_view name) const { return holds(name, is_truthy); }
  [[nodiscard]] Truth is_true(std::string_view name) const { return holds(name, djvet::is_true); }
  [[nodiscard]] Truth is_text(std::string_view name, std::string_view text) const;
  [[nodiscard]] Truth has(std::string_view name, std::string_view item) const;
  /// Whether MIDDLEWARE has the class of this path; unknown where another class whose name ends like it stands there, which may
  /// extend it.
  [[nodiscard]] Truth has_middleware(std::string_view path) const;
  /// Whether an app is among INSTALLED_APPS by its package, or by a config class in its module `apps`.
  [[nodiscard]] Truth installs(std::string_view package) const;

 private:
  const SettingsModule& module_;
  bool plain_;
};

}  // namespace djvet
