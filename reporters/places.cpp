// Places are sorted by file, so that a file's text is loaded when its first place is met and dropped at the next file.
// SPDX-License-Identifier: MIT
#include "reporters/places.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <optional>

#include "analyzer/base/escape.h"
#include "analyzer/base/require.h"

namespace djvet {

void visit_by_file(const Report& report, std::span<const FileId> files,
                   const std::function<void(const FileView&, std::size_t)>& visit) {
  std::vector<std::size_t> order(files.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return files[a] < files[b]; });
  FileId loaded;
  std::string text;
  std::optional<LineIndex> lines;
  for (const std::size_t index : order) {
    const FileId file = files[index];
    if (!file.valid() || file.index() >= report.sources->files.size()) continue;
    if (file != loaded) {
      lines.reset();
      text = report.text_of ? report.text_of(file) : std::string();
      lines.emplace(text);
      loaded = file;
    }
    visit(FileView{file, text, *lines}, index);
  }
}

Region region_of(const FileView& view, Span span) {
  if (!view.holds(span)) return {};
  return {view.lines.position(span.begin), view.lines.position(span.end), true};
}

Regions::Regions(const Report& report, bool suppressed, const Visitor& visitor) {
  const auto add = [&](const Finding& finding) {
    keys_.emplace_back(finding.file, finding.span);
    for (const Place& place : finding.notes) keys_.emplace_back(place.file, place.span);
    for (const Place& place : finding.flow) keys_.emplace_back(place.file, place.span);
    for (const Fix& fix : finding.fixes)
      for (const Edit& edit : fix.edits) keys_.emplace_back(edit.file, edit.span);
  };
  for (const Finding& finding : report.findings) add(finding);
  if (suppressed) {
    for (const Suppressed& entry : report.suppressed) add(entry.finding);
    for (const Finding& finding : report.known) add(finding);
  }
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  regions_.resize(keys_.size());
  std::vector<FileId> files;
  files.reserve(keys_.size());
  for (const auto& [file, span] : keys_) files.push_back(file);
  visit_by_file(report, files, [&](const FileView& view, std::size_t index) {
    regions_[index] = region_of(view, keys_[index].second);
    if (visitor) visitor(view, keys_[index].second, regions_[index]);
  });
}

const Region& Regions::at(FileId file, Span span) const {
  const auto found = std::lower_bound(keys_.begin(), keys_.end(), std::pair(file, span));
  require(found != keys_.end() && *found == std::pair(file, span), "a place of the report has a region");
  return regions_[static_cast<std::size_t>(found - keys_.begin())];
}

std::string_view path_of(const Report& report, FileId file) {
  if (!file.valid() || file.index() >= report.sources->files.size()) return {};
  return report.sources->files[file.index()].path;
}

std::string shown_text(std::string_view text, std::size_t most) {
  constexpr std::string_view ellipsis = "…";
  // No character becomes shorter by being escaped: what lies beyond `most` bytes can't be shown.
  std::string shown = escaped(utf8_prefix(text, most + 4));
  if (shown.size() <= most) return shown;
  shown.resize(utf8_prefix(shown, most - ellipsis.size()).size());
  return shown.append(ellipsis);
}

std::string shown_path(std::string_view path) {
  std::string shown = escaped(path);
  // Runners skip white space of any kind before "::", and what follows a path may begin with ':'. A path that begins with a
  // letter or a digit can't be taken for a command.
  const bool plain =
      !shown.empty() && static_cast<unsigned char>(shown.front()) < 0x80 && std::isalnum(shown.front()) != 0;
  if (!plain && shown.find(':') != std::string::npos) shown.insert(0, "./");
  return shown;
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri;
  uri.reserve(path.size());
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alphanumeric =
        (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (alphanumeric || byte == '/' || byte == '-' || byte == '.' || byte == '_' || byte == '~') {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 15U];
    }
  }
  return uri;
}

}  // namespace djvet
