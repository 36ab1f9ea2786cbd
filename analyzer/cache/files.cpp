// mmap, writev and rename. A new file is written under a name that no other process or thread uses; it is not synced to the
// disk, because a torn file after a power loss fails its checksums and is then a cold run.
// SPDX-License-Identifier: MIT
#include "analyzer/cache/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace djvet {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }

 private:
  int number_;
};

/// Writes everything, in as few system calls as the kernel allows.
bool write_all(int descriptor, std::span<const std::string_view> parts) {
  constexpr std::size_t batch = 512;
  std::array<iovec, batch> vectors{};
  std::size_t next = 0, done = 0;  // the first part that is not yet written, and how much of it is
  while (next < parts.size()) {
    if (done == parts[next].size()) {
      ++next;
      done = 0;
      continue;
    }
    const std::size_t count = std::min(batch, parts.size() - next);
    for (std::size_t i = 0; i < count; ++i)
      vectors[i] = {const_cast<char*>(parts[next + i].data()), parts[next + i].size()};
    vectors[0].iov_base = static_cast<char*>(vectors[0].iov_base) + done;
    vectors[0].iov_len -= done;
    const ssize_t written = ::writev(descriptor, vectors.data(), static_cast<int>(count));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    for (auto left = static_cast<std::size_t>(written); left > 0;) {
      const std::size_t step = std::min(left, parts[next].size() - done);
      left -= step;
      done += step;
      if (done == parts[next].size()) {
        ++next;
        done = 0;
      }
    }
  }
  return true;
}

std::string temporary_name(const std::string& path) {
  static std::atomic<unsigned> counter{0};
  return path + "." + std::to_string(::getpid()) + "." + std::to_string(counter.fetch_add(1)) + ".tmp";
}

void write_small_file(const std::filesystem::path& path, std::string_view text) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (file.valid() && !write_all(file.number(), std::span(&text, 1))) ::unlink(path.c_str());
}

}  // namespace

std::unique_ptr<const MappedFile> MappedFile::open(const std::string& path, std::size_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat status {};
  if (!file.valid() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return nullptr;
  if (status.st_size <= 0 || static_cast<std::size_t>(status.st_size) > most) return nullptr;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (address == MAP_FAILED) return nullptr;
  ::madvise(address, size, MADV_WILLNEED);
  return std::unique_ptr<const MappedFile>(new MappedFile(address, size));
}

MappedFile::~MappedFile() { ::munmap(address_, size_); }

bool replace_file(const std::string& path, std::span<const std::string_view> parts) {
  if (!make_cache_folder(std::filesystem::path(path).parent_path().string())) return false;
  const std::string temporary = temporary_name(path);
  bool written = false;
  {
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.valid()) return false;
    written = write_all(file.number(), parts);
  }
  if (written && std::rename(temporary.c_str(), path.c_str()) == 0) return true;
  ::unlink(temporary.c_str());
  return false;
}

bool make_cache_folder(const std::string& folder) {
  std::error_code error;
  if (std::filesystem::is_directory(folder, error)) return true;
  if (!std::filesystem::create_directories(folder, error)) return std::filesystem::is_directory(folder, error);
  write_small_file(std::filesystem::path(folder) / "CACHEDIR.TAG",
                   "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of djvet: https://bford.info/cachedir/\n");
  write_small_file(std::filesystem::path(folder) / ".gitignore", "*\n");
  return true;
}

}  // namespace djvet
