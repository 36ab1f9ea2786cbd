// resolve, compare, write beside, sync, compare again, rename, sync the folder.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/write.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

namespace djvet {
namespace {

std::string because(int number) {
  switch (number) {
    case ENOSPC: return "no space left on the disk";
    case EDQUOT: return "the disk quota is used up";
    case EROFS: return "the file system is read-only";
    case ELOOP: return "it is a link or lies behind one, and nothing is written through links";
    case EFBIG: return "the file would be too large";
    case EIO: return "input/output error";
    case ENOENT:
    case EACCES:
    case EPERM:
    case EISDIR:
    case EEXIST:
    case ENOTDIR:
    case EXDEV:
    case EINVAL: return std::string(describe_error(number));
    default: return "it can't be written";
  }
}

/// A file beside the one that it will replace; gone at the end unless it took that file's name.
class NewFile {
 public:
  NewFile(int folder, const std::string& name) : folder_(folder) {
    static std::atomic<unsigned> counter{0};
    constexpr std::size_t longest = 200;  // bytes of the name: the rest must fit as well
    name_ = "." + name.substr(0, longest) + ".djvet-" + std::to_string(::getpid()) + "-" +
            std::to_string(counter.fetch_add(1)) + ".tmp";
    file_ = FileDescriptor(
        ::openat(folder_, name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    exists_ = static_cast<bool>(file_);
    if (!exists_) error_ = errno;
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (exists_) ::unlinkat(folder_, name_.c_str(), 0);
  }

  /// Writes everything, with the mode and, for one that it will replace, the owner of a file, and waits until the disk has it.
  [[nodiscard]] bool fill(std::string_view bytes, const struct stat& like, bool same_owner) {
    if (!exists_) return false;
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return failed();
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    struct stat own {};
    if (::fstat(file_.get(), &own) != 0) return failed();
    const bool other_owner = same_owner && (own.st_uid != like.st_uid || own.st_gid != like.st_gid);
    if (other_owner && ::fchown(file_.get(), like.st_uid, like.st_gid) != 0) return failed();
    constexpr mode_t mode_bits = 07777;
    if (::fchmod(file_.get(), like.st_mode & mode_bits) != 0) return failed();
    return ::fsync(file_.get()) == 0 || failed();
  }

  [[nodiscard]] bool take_name(const std::string& name) {
    if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return failed();
    exists_ = false;
    return true;
  }

  /// The same, but not in the place of another file.
  [[nodiscard]] bool take_free_name(const std::string& name) {
    if (::linkat(folder_, name_.c_str(), folder_, name.c_str(), 0) != 0) return failed();
    return true;  // the first name goes with this object
  }

  [[nodiscard]] int error() const { return error_; }

 private:
  bool failed() {
    error_ = errno;
    return false;
  }

  int folder_;
  std::string name_;
  FileDescriptor file_;
  bool exists_ = false;
  int error_ = 0;
};

/// Whether a regular file holds exactly these bytes; its status then is in `status`. 0, or an errno value; ESTALE for others.
int compare(int folder, const std::string& name, std::string_view expected, struct stat& status) {
  const FileDescriptor file(::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!file || ::fstat(file.get(), &status) != 0) return errno;
  if (!S_ISREG(status.st_mode)) return EINVAL;
  if (static_cast<std::uint64_t>(status.st_size) != expected.size()) return ESTALE;
  std::string bytes(expected.size() + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  return std::string_view(bytes).substr(0, size) == expected ? 0 : ESTALE;
}

std::string not_compared(int error) { return error == ESTALE ? "it has changed since it was read" : because(error); }

}  // namespace

std::optional<std::string> replace_source(const RootDirectory& root, std::string_view path, std::string_view before,
                                          std::string_view after) {
  const Result<Resolved, OpenError> place = root.resolve(path, Links::refuse);
  if (!place) return because(place.error().number);
  if (place->name.empty()) return because(EISDIR);
  const int folder = place->parent.get();
  struct stat status {};
  if (const int error = compare(folder, place->name, before, status); error != 0) return not_compared(error);
  constexpr mode_t write_bits = S_IWUSR | S_IWGRP | S_IWOTH;
  if ((status.st_mode & write_bits) == 0 || ::faccessat(folder, place->name.c_str(), W_OK, AT_EACCESS) != 0)
    return "it is read-only";
  // The file is the one that was analysed, and may be written.
  NewFile file(folder, place->name);
  if (!file.fill(after, status, true)) return because(file.error());
  // Its new content is on the disk, under another name.
  if (const int error = compare(folder, place->name, before, status); error != 0) return not_compared(error);
  if (!file.take_name(place->name)) return because(file.error());
  // It is what was asked for. That a power loss can't undo it is for the folder's own entry.
  (void)::fsync(folder);
  return std::nullopt;
}

std::optional<std::string> create_source(const RootDirectory& root, std::string_view path, std::string_view bytes) {
  const std::size_t slash = path.rfind('/');
  const std::string name(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
  const std::string_view parent = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  if (name.empty() || name == "." || name == "..") return because(EINVAL);
  const Result<FileDescriptor, OpenError> folder = root.open_below(parent, Links::refuse, Want::directory);
  if (!folder) return because(folder.error().number);
  struct stat status {};
  if (::fstat(folder->get(), &status) != 0) return because(errno);
  constexpr mode_t read_and_write = 0666;
  status.st_mode &= read_and_write;
  // The folder is below the root; whether the name is free is asked when it is taken.
  NewFile file(folder->get(), name);
  if (!file.fill(bytes, status, false)) return because(file.error());
  if (!file.take_free_name(name)) return because(file.error());
  (void)::fsync(folder->get());
  return std::nullopt;
}

}  // namespace djvet
