// Fuzz target: any bytes as pyproject.toml and as djvet.toml. Either the settings or one problem on one harmless line.
// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzer/base/escape.h"
#include "analyzer/base/require.h"
#include "analyzer/config/config_file.h"
#include "analyzer/config/configure.h"
#include "analyzer/findings/check.h"

namespace djvet {
namespace {

void run_nothing(const CheckContext&, FindingSink&) {}
constexpr Option option{"max-depth", 3, 1, 8, "hops to follow"};
constexpr Option options[] = {option};
constexpr Check check{.id = "slow-loop", .options = options, .run = run_nothing};
constexpr std::array<Registered, 1> rows{{{&check, "orm", ""}}};

void parse(std::string_view text, ConfigurationStyle style) {
  const Result<ConfigurationFile> file = parse_configuration(text, "djvet.toml", style, rows);
  if (!file) {
    const std::string line = file.error().where + ": " + file.error().detail;
    require(escaped(line) == line, "a message is one harmless line");
    return;
  }
  const Settings settings = layered(default_settings(), file->settings);
  const Result<ConfigurationFile> again =
      parse_configuration(render_configuration(settings, rows), "djvet.toml", ConfigurationStyle::djvet_toml, rows);
  require(again.has_value(), "what is printed can be read");
  require(
      configuration_of(settings, rows).checks == selected_checks(layered(default_settings(), again->settings), rows),
      "what is printed means the same");
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  djvet::parse(text, djvet::ConfigurationStyle::pyproject);
  djvet::parse(text, djvet::ConfigurationStyle::djvet_toml);
  return 0;
}
