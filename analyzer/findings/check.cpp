// Option lookup and the start of a finding.
// SPDX-License-Identifier: MIT
#include "analyzer/findings/check.h"

namespace djvet {

int CheckContext::operator[](const Option& option) const {
  std::string key(check_.id);
  key += '.';
  key += option.name;
  const auto found = options_.find(key);
  return found == options_.end() ? option.initial : found->second;
}

Finding& FindingSink::report(FileId file, Span span, std::string message) {
  Finding finding;
  finding.check = &check_;
  finding.severity = check_.severity;
  finding.confidence = check_.confidence;
  if (check_.trigger != Trigger::none) finding.triggers.push_back(check_.trigger);
  finding.file = file;
  finding.span = span;
  finding.message = std::move(message);
  return findings_.emplace_back(std::move(finding));
}

}  // namespace djvet
