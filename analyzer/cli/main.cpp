// A command line becomes an exit code (exit_code.h). The one place that catches: what djvet itself never throws, libraries
// may, and then it is a defect of djvet.
// SPDX-License-Identifier: MIT
#include <exception>
#include <string>
#include <vector>

#include "analyzer/cli/arguments.h"
#include "analyzer/cli/command_line.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/driver/guard.h"
#include "analyzer/findings/registry.h"

int main(int argc, char** argv) {
  djvet::install_fault_handler();
  djvet::prepare_streams();
  try {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    const djvet::Arguments arguments = djvet::parse_command_line(words, djvet::registry());
    return std::visit([](const auto& command) { return djvet::execute(command); }, arguments);
  } catch (const std::exception& error) {
    djvet::print_note(std::string("internal error: ") + error.what());
  } catch (...) {
    djvet::print_note("internal error");
  }
  return djvet::exit_internal;
}
