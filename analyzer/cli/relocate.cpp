// A common prefix keeps the order of paths, so the report stays sorted.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/relocate.h"

#include <filesystem>
#include <string_view>
#include <system_error>

namespace djvet {

std::string prefix_of_root(const std::string& root, const std::string& base) {
  const std::string folder = base.ends_with('/') ? base : base + "/";
  if (!root.starts_with(folder) || root.size() == folder.size()) return {};
  return root.substr(folder.size()) + "/";
}

std::string prefix_from_here(const std::string& root) {
  std::error_code error;
  return prefix_of_root(root, std::filesystem::canonical(".", error).string());
}

std::unique_ptr<const RelocatedReport> relocated(const Report& report, const std::string& prefix) {
  auto out = std::make_unique<RelocatedReport>();
  out->sources = *report.sources;
  out->report = report;
  out->report.sources = &out->sources;
  for (SourceFile& file : out->sources.files)
    if (!file.is_dependency()) file.path.insert(0, prefix);
  for (Notification& notification : out->report.notifications)
    if (!notification.path.empty()) notification.path.insert(0, prefix);
  for (AbsentFinding& absent : out->report.absent) absent.path.insert(0, prefix);
  return out;
}

}  // namespace djvet
