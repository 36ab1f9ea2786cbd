// Any bytes as a configuration file, in both styles: settings or one problem, and a problem names the file. Without leave
// to quote, a syntax error's message holds nothing of the text.
// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/base/require.h"
#include "analyzer/config/config_file.h"
#include "analyzer/config/configure.h"
#include "analyzer/findings/registry.h"

namespace djvet {
namespace {

void check_style(std::string_view text, ConfigurationStyle style) {
  const auto quoting = parse_configuration(text, "djvet.toml", style, registry());
  const auto silent = parse_configuration(text, "djvet.toml", style, registry(), false);
  require(quoting.has_value() == silent.has_value(), "leave to quote changes the outcome");
  if (!quoting) {
    require(quoting.error().where.find("djvet.toml") != std::string::npos, "a problem doesn't name the file");
    require(!quoting.error().detail.empty(), "a problem without a description");
    return;
  }
  const Configuration configuration = configuration_of(layered(default_settings(), quoting->settings), registry());
  for (const std::string& pattern : configuration.exclude)
    require(!pattern.empty() && pattern.front() != '/', "an exclusion outside the project");
  require(configuration.max_files > 0 && configuration.max_file_size > 0, "a limit of nothing");
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  djvet::check_style(text, djvet::ConfigurationStyle::djvet_toml);
  djvet::check_style(text, djvet::ConfigurationStyle::pyproject);
  return 0;
}
