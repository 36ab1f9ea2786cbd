// What the cache asks of the operating system: map a file that is never changed in place, and replace a file whole.
// Nothing here reports why it failed: a cache that can't be read or written is only a slower run.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace djvet {

/// The bytes of a regular file, mapped for reading. They stay as they were when another process replaces the file.
/// Threads: const, any.
class MappedFile {
 public:
  /// Nothing when the path is no regular file of 1 to `most` bytes that this user may read. Never waits (no FIFO, no device).
  [[nodiscard]] static std::unique_ptr<const MappedFile> open(const std::string& path, std::size_t most);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

 private:
  MappedFile(void* address, std::size_t size) : address_(address), size_(size) {}

  void* address_;
  std::size_t size_;
};

/// Writes `parts` one behind the other to a new file in the same folder (made if need be) and renames it to `path`. Readers
/// see the old file or the new one, whole. Several processes may do so at once: the last one wins.
[[nodiscard]] bool replace_file(const std::string& path, std::span<const std::string_view> parts);

/// Makes a folder for caches, with its parents. A folder that is new gets a CACHEDIR.TAG, by which backup programs know it, and a
/// .gitignore of everything. False when there is no such folder afterwards.
[[nodiscard]] bool make_cache_folder(const std::string& folder);

}  // namespace djvet
