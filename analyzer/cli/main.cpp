// Turns a command line into an exit code: 0 clean, 1 findings at or above the threshold, 2 environment, 3 our own bug.
// Only `version` is understood; anything else is a usage error.
#include <cstdio>
#include <string_view>

#include "analyzer/base/version.h"

int main(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command != "version" && command != "--version") {
    std::fputs("usage: djvet version\n", stderr);
    return 2;
  }
  const std::string_view text = djvet::version();
  std::printf("djvet %.*s\n", static_cast<int>(text.size()), text.data());
  return 0;
}
