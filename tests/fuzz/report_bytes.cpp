// Any bytes as a report of the cache: they are refused, or give one that every reporter can render. The first byte says what
// the rest is: '=' the bytes themselves, anything else a list of (offset, value) bytes written over a sound report, two bytes
// each.
// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/base/bytes.h"
#include "analyzer/base/require.h"
#include "analyzer/findings/report_bytes.h"
#include "reporters/reporter.h"

namespace djvet {
namespace {

const Sources& sources() {
  static const Sources two = [] {
    Sources made;
    made.files.resize(2);
    made.files[0].path = "shop/models.py";
    made.files[1].path = "shop/views.py";
    return made;
  }();
  return two;
}

std::string bytes_of(const Report& report) {
  ByteWriter out;
  write_report(report, registry(), out);
  return out.bytes();
}

std::string sound_report() {
  Report report;
  Finding finding;
  finding.check = registry().front().check;
  finding.file = FileId(1);
  finding.span = {8, 24};
  finding.message = "a message";
  finding.help = "what to do";
  finding.notes = {{FileId(0), {0, 4}, "a note"}};
  finding.flow = {{FileId(1), {0, 4}, "a step"}, {FileId(1), {8, 24}, "another"}};
  finding.properties = {{"model", {"shop.Book", "shop.Author"}}};
  finding.symbol = "BookView.get";
  finding.anchor = "book.author";
  finding.fingerprint = {1, 2};
  report.findings = {finding};
  report.suppressed = {{finding, "a reason"}};
  report.notifications = {{NotificationKind::too_large, "shop/big.py", "a notice", true}};
  report.gaps = {{FileId(0), {1, 2}, "a gap"}};
  report.statistics.python_files = 300;
  return bytes_of(report);
}

void check(std::string_view bytes) {
  Report report;
  ByteReader in(bytes);
  if (!read_report(in, registry(), sources().files.size(), report)) return;
  Report again;
  const std::string written = bytes_of(report);
  ByteReader second(written);
  require(read_report(second, registry(), sources().files.size(), again) && second.at_end(), "a report is read again");
  require(bytes_of(again) == written, "a report that is read and written stays what it is");
  report.sources = &sources();
  report.text_of = [](FileId file) { return std::string(file.index() == 0 ? "class Book:\n    pass\n" : ""); };
  RenderOptions options;
  options.checks = registry();
  options.version = "0";
  options.show_statistics = options.show_gaps = true;
  for (const std::string_view name : format_names()) (void)render(report, *format_named(name), options);
}

}  // namespace
}  // namespace djvet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string sound = djvet::sound_report();
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.starts_with("=")) {
    djvet::check(input.substr(1));
    return 0;
  }
  std::string damaged = sound;
  for (std::size_t i = 1; i + 1 < size; i += 2) damaged[data[i] % damaged.size()] = static_cast<char>(data[i + 1]);
  if (size % 2 == 0 && size > 0) damaged.resize(damaged.size() * data[size - 1] / 256);
  djvet::check(damaged);
  return 0;
}
