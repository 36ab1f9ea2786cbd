// Modules and names that some release of Django had and later ones haven't, with what takes their places.
// Source: the names bound at the top level of every module of Django 1.8, 1.11, 2.0, 2.1, 2.2, 3.0, 3.1, 3.2, 4.0, 4.1, 4.2, 5.0,
// 5.1, 5.2 and 6.0, compared one release with the next; what is gone in 1.9 or 1.10 counts for 1.11. Replacements: the release
// notes.
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace djvet {

struct RemovedName {
  std::string_view name;  // the part of the path that is gone: "django.utils.six", "django.utils.encoding.force_text"
  int major = 0;          // the first release without it
  int minor = 0;
  std::string_view replacement;  // a name, or a few words; empty: there is none
  std::string drop_in;           // the whole path of what does the same, used the same way; empty: nothing does
};

/// For "django.utils.six.moves.range" or "django.utils.encoding.force_text"; nothing where no release removed it.
[[nodiscard]] std::optional<RemovedName> removed_django_name(std::string_view dotted);

}  // namespace djvet
