// Names, texts and spans of any kind, rendered in every format. The input's fields are separated by NUL: four bytes of spans,
// then a path, a source text, a message, a help, and the text of a note. Whatever they hold, every format is UTF-8, no line of
// a human format moves a cursor or begins a CI command, and a parser reads the JSON and the SARIF.
// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "analyzer/base/escape.h"
#include "analyzer/base/require.h"
#include "analyzer/findings/check.h"
#include "reporters/reporter.h"

namespace djvet {
namespace {

void no_run(const CheckContext&, FileId, FindingSink&) {}

constinit const Check check{.id = "fuzzed",
                            .summary = "A check of the fuzzer's",
                            .since = "0.1",
                            .tags = {},
                            .options = {},
                            .reads = {},
                            .former_ids = {},
                            .references = {},
                            .run = no_run};

constexpr std::array rows{Registered{&check, "fuzz", "page\n"}};

/// Cuts the next field off the input.
std::string next_field(std::string_view& input) {
  const std::string_view field = input.substr(0, input.find('\0'));
  input.remove_prefix(std::min(input.size(), field.size() + 1));
  return std::string(field);
}

Report report_of(std::string_view input, Sources& sources, std::string& text) {
  std::array<std::uint32_t, 4> numbers{};
  for (std::uint32_t& number : numbers) {
    if (input.empty()) break;
    number = static_cast<unsigned char>(input.front());
    input.remove_prefix(1);
  }
  sources.files.push_back({.path = next_field(input)});
  text = next_field(input);
  Report report;
  report.sources = &sources;
  report.text_of = [&](FileId) { return text; };
  Finding finding;
  finding.check = &check;
  finding.file = FileId(std::size_t{0});
  finding.span = {numbers[0], numbers[0] + numbers[1]};
  finding.message = next_field(input);
  finding.help = next_field(input);
  finding.symbol = finding.message;
  finding.notes = {{finding.file, {numbers[2], numbers[2] + numbers[3]}, next_field(input)}};
  finding.flow = {{finding.file, {numbers[3], numbers[3]}, finding.help}};
  finding.properties = {{finding.message, {finding.help, finding.symbol}}};
  report.suppressed.push_back({finding, finding.help});
  report.notifications = {{NotificationKind::unreadable, sources.files[0].path, finding.message, true}};
  report.findings.push_back(std::move(finding));
  return report;
}

void check_line(std::string_view line, bool ours) {
  require(escaped(line) == line || line.find('\t') != std::string_view::npos, "a line holds what moves a cursor");
  require(line.find("##[") == std::string_view::npos, "a line holds a CI command");
  while (!line.empty() && (line.front() == ' ' || static_cast<unsigned char>(line.front()) >= 0x80))
    line.remove_prefix(1);
  require(ours == line.starts_with("::"), "a line begins a command that isn't ours");
}

void check_human(const std::string& out, bool ours) {
  std::size_t begin = 0;
  for (std::size_t end = out.find('\n'); end != std::string::npos; end = out.find('\n', begin)) {
    check_line(std::string_view(out).substr(begin, end - begin), ours);
    begin = end + 1;
  }
  require(begin == out.size(), "the output ends with a newline");
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace djvet;
  Sources sources;
  std::string text;
  const Report report = report_of({reinterpret_cast<const char*>(data), size}, sources, text);
  RenderOptions options;
  options.checks = rows;
  options.version = "1.2.3";
  for (std::size_t i = 0; i < format_names().size(); ++i) {
    const auto format = static_cast<Format>(i);
    const std::string out = render(report, format, options);
    require(is_utf8(out), "every format is UTF-8");
    if (format == Format::json || format == Format::sarif)
      require(nlohmann::json::accept(out), "a parser reads the JSON");
    else check_human(out, format == Format::github);
  }
  return 0;
}
