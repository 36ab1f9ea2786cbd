// Lists the checks compiled into this binary: the folder checks/ is the registry, and the build writes the table from it.
// Immutable and initialised at compile time; safe to read from any thread, lives as long as the program.
#pragma once

#include <span>
#include <string_view>

namespace djvet {

struct Check;

// One check with the folder it lives in ("orm") and its page, the text of checks/<family>/<stem>.md, UTF-8.
struct Registered {
  const Check* check;  // never null
  std::string_view family;
  std::string_view page;
};

// All checks, sorted by family and then by file name.
std::span<const Registered> registry();

}  // namespace djvet
