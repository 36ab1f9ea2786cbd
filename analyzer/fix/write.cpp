// For each file: resolve, compare, write beside, sync. Then for each: compare again, rename, sync the folder.
// SPDX-License-Identifier: MIT
#include "analyzer/fix/write.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

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

constexpr std::string_view temporary_suffix = ".tmp";

/// How the name of a file begins that will replace one of this name.
std::string temporary_prefix(std::string_view name) {
  constexpr std::size_t longest = 200;  // bytes of the name: the rest must fit as well
  return "." + std::string(name.substr(0, longest)) + ".djvet-";
}

/// A file beside the one that it will replace; gone at the end unless it took that file's name.
class NewFile {
 public:
  NewFile(int folder, const std::string& name) : folder_(folder) {
    static std::atomic<unsigned> counter{0};
    name_ = temporary_prefix(name) + std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1));
    name_ += temporary_suffix;
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
    if (::fsync(file_.get()) != 0) return failed();
    file_ = FileDescriptor();  // many may wait for their names
    return true;
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

/// One file on its way: everything that can fail early has been done once it is prepared.
class Change {
 public:
  /// `wanted` outlives it.
  explicit Change(const SourceChange& wanted) : wanted_(wanted) {}

  /// Nothing, or why it can't be.
  [[nodiscard]] std::optional<std::string> prepare(const RootDirectory& root) {
    return wanted_.before ? prepare_old(root) : prepare_new(root);
  }

  [[nodiscard]] std::optional<std::string> finish() {
    if (wanted_.before) {
      // It may have changed while the new content was written.
      struct stat status {};
      const int error = compare(folder_.get(), name_, *wanted_.before, status);
      if (error != 0) return not_compared(error);
    }
    if (!take_effect()) return because(error_);
    // It is what was asked for. That a power loss can't undo it is for the folder's own entry.
    (void)::fsync(folder_.get());
    return std::nullopt;
  }

 private:
  std::optional<std::string> prepare_old(const RootDirectory& root) {
    Result<Resolved, OpenError> place = root.resolve(wanted_.path, Links::refuse);
    if (!place) return because(place.error().number);
    if (place->name.empty()) return because(EISDIR);
    folder_ = std::move(place->parent);
    name_ = place->name;
    struct stat status {};
    if (const int error = compare(folder_.get(), name_, *wanted_.before, status); error != 0)
      return not_compared(error);
    constexpr mode_t write_bits = S_IWUSR | S_IWGRP | S_IWOTH;
    if ((status.st_mode & write_bits) == 0 || ::faccessat(folder_.get(), name_.c_str(), W_OK, AT_EACCESS) != 0)
      return "it is read-only";
    // The file is the one that was analysed, and may be written.
    return wanted_.after ? fill(status, true) : std::nullopt;
  }

  std::optional<std::string> prepare_new(const RootDirectory& root) {
    const std::string_view path = wanted_.path;
    const std::size_t slash = path.rfind('/');
    name_ = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    const std::string_view parent = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    if (name_.empty() || name_ == "." || name_ == "..") return because(EINVAL);
    Result<FileDescriptor, OpenError> folder = root.open_below(parent, Links::refuse, Want::directory);
    if (!folder) return because(folder.error().number);
    folder_ = std::move(*folder);
    struct stat status {};
    if (::fstat(folder_.get(), &status) != 0) return because(errno);
    constexpr mode_t read_and_write = 0666;
    status.st_mode &= read_and_write;
    if (::faccessat(folder_.get(), name_.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0) return because(EEXIST);
    return fill(status, false);
  }

  std::optional<std::string> fill(const struct stat& like, bool same_owner) {
    file_ = std::make_unique<NewFile>(folder_.get(), name_);
    if (!file_->fill(*wanted_.after, like, same_owner)) return because(file_->error());
    return std::nullopt;
  }

  bool take_effect() {
    if (file_ == nullptr) {
      const bool gone = ::unlinkat(folder_.get(), name_.c_str(), 0) == 0;
      error_ = gone ? 0 : errno;
      return gone;
    }
    const bool taken = wanted_.before ? file_->take_name(name_) : file_->take_free_name(name_);
    error_ = file_->error();
    return taken;
  }

  const SourceChange& wanted_;
  FileDescriptor folder_;
  std::string name_;
  std::unique_ptr<NewFile> file_;
  int error_ = 0;
};

SourceChange inverse_of(const SourceChange& change) { return {change.path, change.after, change.before}; }

/// Whether what is at the path is this; links and what can't be read are not.
bool holds(const RootDirectory& root, const std::string& path, const std::optional<std::string>& bytes) {
  const Result<Resolved, OpenError> place = root.resolve(path, Links::refuse);
  if (!place) return !bytes && place.error().number == ENOENT;
  struct stat status {};
  const int error = compare(place->parent.get(), place->name, bytes.value_or(""), status);
  return bytes ? error == 0 : error == ENOENT;
}

/// Removes files that stood beside a source when their process ended.
void remove_leftovers(const RootDirectory& root, std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view parent = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  Result<FileDescriptor, OpenError> folder = root.open_below(parent, Links::refuse, Want::directory);
  if (!folder) return;
  const std::string begin = temporary_prefix(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
  DIR* const entries = ::fdopendir(folder->get());
  if (entries == nullptr) return;
  const int descriptor = folder->release();  // the stream's, from here on
  while (const dirent* const entry = ::readdir(entries)) {
    const std::string_view name = entry->d_name;
    if (name.starts_with(begin) && name.ends_with(temporary_suffix)) ::unlinkat(descriptor, entry->d_name, 0);
  }
  ::closedir(entries);
}

}  // namespace

std::optional<NotWritten> change_together(const RootDirectory& root, std::span<const SourceChange> changes) {
  std::vector<Change> prepared;
  prepared.reserve(changes.size());
  for (const SourceChange& change : changes)
    if (const auto reason = prepared.emplace_back(change).prepare(root)) return NotWritten{change.path, *reason};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const std::optional<std::string> reason = prepared[i].finish();
    if (!reason) continue;
    for (std::size_t done = i; done-- > 0;)
      if (change_together(root, std::vector{inverse_of(changes[done])}))
        return NotWritten{changes[i].path, *reason + "; and " + changes[done].path + " stays changed"};
    return NotWritten{changes[i].path, *reason};
  }
  return std::nullopt;
}

std::optional<NotWritten> undo_together(const RootDirectory& root, std::span<const SourceChange> changes) {
  std::vector<SourceChange> back;
  for (const SourceChange& change : changes) {
    remove_leftovers(root, change.path);
    if (holds(root, change.path, change.after)) back.push_back(inverse_of(change));
    else if (!holds(root, change.path, change.before))
      return NotWritten{change.path, "it has changed since it was fixed"};
  }
  return change_together(root, back);
}

}  // namespace djvet
