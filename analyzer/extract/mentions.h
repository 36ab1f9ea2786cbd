// What the bytes of a Python file say without being parsed: whether a phase after extraction could look at the file though
// nothing imports it.
// Invariant: a word that is not found here is not in the file's facts in the place where the phases look for it.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace djvet {

enum Mention : std::uint16_t {
  mention_suppression = 1,  // "djvet:", which every suppression comment holds
  // May bind INSTALLED_APPS, MIDDLEWARE or MIDDLEWARE_CLASSES, which makes a module settings, or set DJANGO_SETTINGS_MODULE,
  // which makes another module settings.
  mention_settings = 2,
  // Gives a class a field from outside (add_to_class), or has a class whose bases may be models by what they are called:
  // `models.Model`, `AbstractUser`, `get_model("shop", "Book")`, a name imported from a module called so. A model whose bases
  // are called otherwise, in a file that no model's file imports, isn't seen.
  mention_model = 4,
};

/// The mentions in the bytes of a file, in any encoding that leaves ASCII as it is: a set of Mention. One pass a word.
[[nodiscard]] std::uint16_t find_mentions(std::string_view bytes);

}  // namespace djvet
