// What the bytes of a Python file say without being parsed: whether a phase after extraction could look at the file though
// nothing imports it.
// Invariant: a word that is not found here is not in the file's facts in the place where the phases look for it.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace djvet {

enum Mention : std::uint16_t {
  mentions_known = 1,       // always there: the bytes were searched
  mention_suppression = 2,  // "djvet:", which every suppression comment holds
  // May bind INSTALLED_APPS, MIDDLEWARE or MIDDLEWARE_CLASSES, which makes a module settings, or set DJANGO_SETTINGS_MODULE,
  // which makes another module settings.
  mention_settings = 4,
};

/// The mentions in the bytes of a file, in any encoding that leaves ASCII as it is: a set of Mention. One pass a word.
[[nodiscard]] std::uint16_t find_mentions(std::string_view bytes);

}  // namespace djvet
