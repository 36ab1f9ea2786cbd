// `djvet clean`.
// SPDX-License-Identifier: MIT
#include "analyzer/cache/location.h"
#include "analyzer/cli/arguments.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/exit_code.h"

namespace djvet {

int execute(const CleanArguments& arguments) {
  Configuration configuration;
  configuration.cache_dir = arguments.cache_dir.value_or("");
  const Result<std::size_t> removed = clean_cache(configuration);
  if (!removed) {
    print_problem(removed.error());
    return exit_usage;
  }
  const std::string text = "removed " + std::to_string(*removed) + (*removed == 1 ? " cache\n" : " caches\n");
  return write_output(text) ? exit_clean : exit_usage;
}

}  // namespace djvet
