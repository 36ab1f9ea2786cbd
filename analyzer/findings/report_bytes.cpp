// One function to write and one to read for each part of a report, in the same order.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/report_bytes.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "analyzer/findings/check.h"
#include "analyzer/findings/escalation.h"

namespace djvet {
namespace {

/// The members of `Statistics`, for both directions.
template <class Stats, class Visit>
void visit_statistics(Stats& statistics, const Visit& visit) {
  auto& [python_files, template_files, source_bytes, models, relations, gaps, dependency_files, unread_tests,
         unread_others] = statistics;
  for (auto* const member : {&python_files, &template_files, &source_bytes, &models, &relations, &gaps,
                             &dependency_files, &unread_tests, &unread_others})
    visit(*member);
}

class Writer {
 public:
  Writer(std::span<const Registered> checks, ByteWriter& out) : out_(out) {
    for (std::size_t i = 0; i < checks.size(); ++i) places_.emplace(checks[i].check, i);
  }

  void write(const Finding& finding) {
    // Strategies, fixes and attempts stay behind: who wants them runs every phase.
    const auto& [check, severity, confidence, level, file, span, message, help, notes, flow, properties, symbol, anchor,
                 fingerprint, triggers, choices, strategies, untried, fixes, attempts] = finding;
    const auto place = places_.find(check);
    out_.number(place == places_.end() ? places_.size() : place->second);
    out_.number(static_cast<std::uint64_t>(severity));
    out_.number(static_cast<std::uint64_t>(confidence));
    out_.number(static_cast<std::uint64_t>(level));
    write_place(file, span);
    out_.text(message);
    out_.text(help);
    write_all(notes);
    write_all(flow);
    write_all(properties);
    out_.text(symbol);
    out_.text(anchor);
    out_.number(fingerprint.high);
    out_.number(fingerprint.low);
    out_.number(triggers.size());
    for (const Trigger trigger : triggers) out_.number(static_cast<std::uint64_t>(trigger));
    write_all(choices);
    out_.number(untried);
  }

  void write(const Place& place) {
    write_place(place.file, place.span);
    out_.text(place.text);
  }

  void write(const Property& property) {
    out_.text(property.key);
    out_.number(property.values.size());
    for (const std::string& value : property.values) out_.text(value);
  }

  void write(const Choice& choice) {
    out_.text(choice.title);
    out_.text(choice.effect);
    out_.text(choice.effort);
    out_.text(choice.risk);
    out_.number((choice.reversible ? 1U : 0U) + (choice.recommended ? 2U : 0U));
  }

  void write(const Suppressed& suppressed) {
    write(suppressed.finding);
    out_.text(suppressed.reason);
  }

  void write(const Notification& notification) {
    out_.number(static_cast<std::uint64_t>(notification.kind));
    out_.text(notification.path);
    out_.text(notification.message);
    out_.number(notification.incomplete ? 1 : 0);
  }

  template <class T>
  void write_all(const std::vector<T>& all) {
    out_.number(all.size());
    for (const T& one : all) write(one);
  }

 private:
  void write_place(FileId file, Span span) {
    out_.number(file.value);
    out_.number(span.begin);
    out_.number(span.end);
  }

  ByteWriter& out_;
  std::unordered_map<const Check*, std::size_t> places_;  // only looked up
};

class Reader {
 public:
  Reader(ByteReader& in, std::span<const Registered> checks, std::size_t files)
      : in_(in), checks_(checks), files_(files) {}

  void read(Finding& finding) {
    const std::size_t check = below(checks_.size());
    if (!good_) return;
    finding.check = checks_[check].check;
    finding.severity = static_cast<Severity>(in_.number_up_to(static_cast<std::uint64_t>(Severity::error)));
    finding.confidence = static_cast<Confidence>(in_.number_up_to(static_cast<std::uint64_t>(Confidence::high)));
    const std::uint64_t level = in_.number_up_to(static_cast<std::uint64_t>(Level::l4));
    good_ = good_ && level >= static_cast<std::uint64_t>(Level::l1);
    finding.level = static_cast<Level>(level);
    read_place(finding.file, finding.span);
    finding.message = in_.text();
    finding.help = in_.text();
    read_all(finding.notes);
    read_all(finding.flow);
    read_all(finding.properties);
    finding.symbol = in_.text();
    finding.anchor = in_.text();
    finding.fingerprint.high = in_.number();
    finding.fingerprint.low = in_.number();
    const std::size_t triggers = in_.count();
    for (std::size_t i = 0; i < triggers && in_.ok(); ++i)
      finding.triggers.push_back(
          static_cast<Trigger>(in_.number_up_to(static_cast<std::uint64_t>(Trigger::open_choice))));
    read_all(finding.choices);
    finding.untried = in_.number_up_to(most_strategies);
  }

  void read(Place& place) {
    read_place(place.file, place.span);
    place.text = in_.text();
  }

  void read(Property& property) {
    property.key = in_.text();
    const std::size_t count = in_.count();
    for (std::size_t i = 0; i < count && in_.ok(); ++i) property.values.emplace_back(in_.text());
  }

  void read(Choice& choice) {
    choice.title = in_.text();
    choice.effect = in_.text();
    choice.effort = in_.text();
    choice.risk = in_.text();
    const std::uint64_t flags = in_.number_up_to(3);
    choice.reversible = (flags & 1U) != 0;
    choice.recommended = (flags & 2U) != 0;
  }

  void read(Suppressed& suppressed) {
    read(suppressed.finding);
    suppressed.reason = in_.text();
  }

  void read(Notification& notification) {
    constexpr auto last = static_cast<std::uint64_t>(NotificationKind::dependency_limit);
    notification.kind = static_cast<NotificationKind>(in_.number_up_to(last));
    notification.path = in_.text();
    notification.message = in_.text();
    notification.incomplete = in_.number_up_to(1) == 1;
  }

  /// Grows one by one: a count that lies costs no memory that the bytes don't pay for.
  template <class T>
  void read_all(std::vector<T>& all) {
    all.clear();
    const std::size_t count = in_.count();
    for (std::size_t i = 0; i < count && ok(); ++i) read(all.emplace_back());
  }

  [[nodiscard]] bool ok() const { return good_ && in_.ok(); }

 private:
  std::size_t below(std::size_t end) {
    const std::uint64_t value = in_.number();
    good_ = good_ && in_.ok() && value < end;
    return good_ ? static_cast<std::size_t>(value) : 0;
  }

  void read_place(FileId& file, Span& span) {
    constexpr std::uint64_t most = 0xffffffffU;
    file = FileId(below(files_));
    span.begin = static_cast<std::uint32_t>(in_.number_up_to(most));
    span.end = static_cast<std::uint32_t>(in_.number_up_to(most));
    good_ = good_ && span.begin <= span.end;
  }

  ByteReader& in_;
  std::span<const Registered> checks_;
  std::size_t files_;
  bool good_ = true;
};

}  // namespace

void write_report(const Report& report, std::span<const Registered> checks, ByteWriter& out) {
  Writer writer(checks, out);
  writer.write_all(report.findings);
  writer.write_all(report.suppressed);
  writer.write_all(report.notifications);
  writer.write_all(report.gaps);
  for (const Day day : {report.days.first, report.days.last}) out.number(static_cast<std::uint32_t>(day));
  visit_statistics(report.statistics, [&](const std::size_t& member) { out.number(member); });
}

bool read_report(ByteReader& in, std::span<const Registered> checks, std::size_t files, Report& report) {
  Reader reader(in, checks, files);
  reader.read_all(report.findings);
  reader.read_all(report.suppressed);
  reader.read_all(report.notifications);
  reader.read_all(report.gaps);
  for (Day* const day : {&report.days.first, &report.days.last})
    *day = Day{static_cast<std::int32_t>(static_cast<std::uint32_t>(in.number()))};
  visit_statistics(report.statistics, [&](std::size_t& member) { member = static_cast<std::size_t>(in.number()); });
  return reader.ok();
}

}  // namespace djvet
