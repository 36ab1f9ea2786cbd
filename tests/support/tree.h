// Reads the files of a source tree for tests: sorted relative paths, text, and lines.
// What a build or a package manager puts into the tree (build/, node_modules/, hidden folders other than .github) is left out.
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace djvet {

/// Every regular file below `folder`, relative to it, with '/' between parts, sorted by bytes. Empty for a missing folder.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder);
/// Names of the folders directly in `folder`, sorted.
[[nodiscard]] std::vector<std::string> folders_in(const std::string& folder);
/// All bytes of a file; empty when it can't be read.
[[nodiscard]] std::string read_text(const std::string& path);
/// The lines of a text without their '\n'; a final empty line is not a line.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The first line in which two texts differ, for a message; empty when they are equal.
[[nodiscard]] std::string first_difference(std::string_view expected, std::string_view got);
/// Writes a file and the folders above it; a test that can't write fails.
void write_text(const std::string& path, std::string_view text);

/// A new empty folder below the system's folder for temporary files; removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace djvet
