// `djvet version`, and text that the command line alone decides.
// SPDX-License-Identifier: MIT
#include "analyzer/base/version.h"

#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"

namespace djvet {

int execute(const VersionArguments&) {
  return write_output("djvet " + std::string(version()) + "\n") ? exit_clean : exit_usage;
}

int execute(const TextArguments& arguments) {
  switch (arguments.kind) {
    case TextArguments::Kind::help: return write_output(arguments.text) ? exit_clean : exit_usage;
    case TextArguments::Kind::no_command: write_error(arguments.text); break;
    case TextArguments::Kind::complaint: print_note(arguments.text); break;
  }
  return exit_usage;
}

}  // namespace djvet
