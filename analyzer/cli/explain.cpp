// `djvet explain ID`.
// SPDX-License-Identifier: MIT
#include "analyzer/base/suggest.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"
#include "analyzer/config/selection.h"
#include "reporters/check_page.h"

namespace djvet {

int execute(const ExplainArguments& arguments) {
  const Registered* row = find_check(registry(), arguments.check);
  if (row == nullptr) {
    std::vector<std::string_view> ids;
    for (const Registered& each : registry()) ids.push_back(each.check->id);
    print_note("no check is named \"" + arguments.check + "\"" + did_you_mean(arguments.check, ids));
    return exit_usage;
  }
  return write_output(arguments.json ? explain_json(*row) : explain_text(*row)) ? exit_clean : exit_usage;
}

}  // namespace djvet
