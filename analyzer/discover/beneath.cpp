// The kernel's own resolution below a directory where there is one, and the same by hand.
// SPDX-License-Identifier: MIT
#include "analyzer/discover/beneath.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <vector>

#if defined(__linux__) && __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

namespace djvet {
namespace {

constexpr int max_links = 40;                  // as the kernel's own limit
constexpr std::size_t max_link_length = 4096;  // of one link's text
constexpr std::size_t max_parts = 8192;        // still to be looked up, links expanded

/// Parts of a path still to be looked up, the next one last.
using Parts = std::vector<std::string>;

/// Puts the parts of `path` in front of those waiting.
void push_parts(Parts& waiting, std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = path.rfind('/');
    const std::string_view part = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (!part.empty() && part != ".") waiting.emplace_back(part);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  }
}

/// The part of an absolute link's text that is below `root`, or nothing when the link leads elsewhere.
bool strip_root(std::string_view& target, std::string_view root) {
  if (root == "/") return true;
  if (!target.starts_with(root)) return false;
  target.remove_prefix(root.size());
  return target.empty() || target.front() == '/';
}

FileDescriptor open_directory_at(int parent, const char* name) {
  return FileDescriptor(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

std::string read_link_at(int parent, const char* name) {
  std::string target(max_link_length, '\0');
  const ssize_t length = ::readlinkat(parent, name, target.data(), target.size());
  target.resize(length < 0 || static_cast<std::size_t>(length) == max_link_length ? 0
                                                                                  : static_cast<std::size_t>(length));
  return target;
}

/// Walks from the root part by part; holds one directory open at a time.
class PartWalk {
 public:
  PartWalk(int root, std::string_view root_path, Links links) : root_(root), root_path_(root_path), links_(links) {}

  Result<Resolved, OpenError> run(std::string_view path) {
    push_parts(waiting_, path);
    while (!waiting_.empty()) {
      if (waiting_.size() > max_parts) return OpenError{ENAMETOOLONG};
      const std::string part = std::move(waiting_.back());
      waiting_.pop_back();
      if (const int failure = step(part); failure != 0) return OpenError{failure};
    }
    if (found_) return std::move(resolved_);
    Resolved here;
    here.path = join();
    if (::fstat(current(), &here.status) != 0) return OpenError{errno};
    if (names_.empty()) return here;
    here.name = names_.back();  // reached by `..`: a directory, named by its own path
    names_.pop_back();
    if (const int failure = reopen(); failure != 0) return OpenError{failure};
    here.parent = take_current();
    return here;
  }

 private:
  /// Takes one part; 0 or an errno value.
  int step(const std::string& part) {
    if (part == "..") return up();
    struct stat status {};
    if (::fstatat(current(), part.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    if (S_ISLNK(status.st_mode)) return follow(part);
    if (!waiting_.empty()) {
      if (!S_ISDIR(status.st_mode)) return ENOTDIR;
      return down(part);
    }
    resolved_.path = names_.empty() ? part : join() + '/' + part;
    resolved_.parent = take_current();
    resolved_.name = part;
    resolved_.status = status;
    found_ = true;
    return 0;
  }

  int down(const std::string& part) {
    FileDescriptor next = open_directory_at(current(), part.c_str());
    if (!next) return errno;
    directory_ = std::move(next);
    names_.push_back(part);
    return 0;
  }

  int up() {
    if (names_.empty()) return EXDEV;
    names_.pop_back();
    return reopen();
  }

  int follow(const std::string& part) {
    if (links_ == Links::refuse || ++followed_ > max_links) return ELOOP;
    const std::string text = read_link_at(current(), part.c_str());
    std::string_view target = text;
    if (target.empty()) return ENOENT;
    if (target.front() == '/') {
      if (!strip_root(target, root_path_)) return EXDEV;
      names_.clear();
      directory_ = FileDescriptor();
    }
    push_parts(waiting_, target);
    return 0;
  }

  /// Opens the directory that `names_` says, from the root; its parts are known to be no links.
  int reopen() {
    directory_ = FileDescriptor();
    for (const std::string& name : names_) {
      FileDescriptor next = open_directory_at(current(), name.c_str());
      if (!next) return errno;
      directory_ = std::move(next);
    }
    return 0;
  }

  [[nodiscard]] int current() const { return directory_ ? directory_.get() : root_; }
  [[nodiscard]] FileDescriptor take_current() {
    if (directory_) return std::move(directory_);
    return FileDescriptor(::fcntl(root_, F_DUPFD_CLOEXEC, 0));
  }
  [[nodiscard]] std::string join() const {
    std::string path;
    for (const std::string& name : names_) path.append(path.empty() ? "" : "/").append(name);
    return path;
  }

  int root_;
  std::string_view root_path_;
  Links links_;
  int followed_ = 0;
  bool found_ = false;
  Parts waiting_;
  std::vector<std::string> names_;  // of the current directory, from the root
  FileDescriptor directory_;        // the current directory; empty while it is the root
  Resolved resolved_;
};

#ifdef SYS_openat2
/// Set once the kernel is found to have no openat2, or to forbid it.
std::atomic<bool> kernel_lacks_openat2{false};

/// A descriptor, or an errno value; ENOSYS asks for the walk by parts.
Result<FileDescriptor, OpenError> open_by_kernel(int root, std::string_view path, Links links, Want want) {
  if (kernel_lacks_openat2.load(std::memory_order_relaxed) || path.size() >= PATH_MAX) return OpenError{ENOSYS};
  struct open_how how {};
  how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (want == Want::directory ? O_DIRECTORY : 0);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | (links == Links::refuse ? RESOLVE_NO_SYMLINKS : 0);
  const std::string name = path.empty() ? std::string(".") : std::string(path);
  const long number = ::syscall(SYS_openat2, root, name.c_str(), &how, sizeof how);
  if (number >= 0) return FileDescriptor(static_cast<int>(number));
  const int failure = errno;
  if (failure == ENOSYS) kernel_lacks_openat2.store(true, std::memory_order_relaxed);
  // EXDEV: perhaps an absolute link that leads back inside. EPERM: a sandbox. EAGAIN: a directory moved meanwhile.
  if (failure == EXDEV || failure == EPERM || failure == EAGAIN) return OpenError{ENOSYS};
  return OpenError{failure};
}
#else
Result<FileDescriptor, OpenError> open_by_kernel(int, std::string_view, Links, Want) { return OpenError{ENOSYS}; }
#endif

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this == &other) return *this;
  if (number_ >= 0) ::close(number_);
  number_ = std::exchange(other.number_, -1);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) ::close(number_);
}

Result<RootDirectory> RootDirectory::open(const std::string& path) {
  FileDescriptor root(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root) {
    const int failure = errno;
    const std::string_view remedy =
        failure == EACCES ? "give read permission, or run as its owner" : "give an existing folder";
    return Problem{ProblemKind::input, path, std::string(describe_error(failure)) + "; " + std::string(remedy)};
  }
  return RootDirectory(std::move(root), real_path(path).value_or(path));
}

Result<FileDescriptor, OpenError> RootDirectory::open_below(std::string_view path, Links links, Want want) const {
  Result<FileDescriptor, OpenError> opened = open_by_kernel(root_.get(), path, links, want);
  if (!opened && opened.error().number == ENOSYS) opened = open_by_parts(path, links, want);
  if (!opened || want == Want::directory) return opened;
  struct stat status {};
  if (::fstat(opened->get(), &status) != 0) return OpenError{errno};
  if (!S_ISREG(status.st_mode)) return OpenError{S_ISDIR(status.st_mode) ? EISDIR : EINVAL};
  return opened;
}

Result<FileDescriptor, OpenError> RootDirectory::open_by_parts(std::string_view path, Links links, Want want) const {
  Result<Resolved, OpenError> resolved = resolve(path, links);
  if (!resolved) return resolved.error();
  if (want == Want::directory && !S_ISDIR(resolved->status.st_mode)) return OpenError{ENOTDIR};
  if (want == Want::file && !S_ISREG(resolved->status.st_mode))
    return OpenError{S_ISDIR(resolved->status.st_mode) ? EISDIR : EINVAL};
  const bool is_root = resolved->name.empty();
  const int parent = is_root ? root_.get() : resolved->parent.get();
  const int kind = want == Want::directory ? O_DIRECTORY : 0;
  FileDescriptor file(::openat(parent, is_root ? "." : resolved->name.c_str(),
                               O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | kind));
  if (!file) return OpenError{errno};
  return file;
}

Result<Resolved, OpenError> RootDirectory::resolve(std::string_view path, Links links) const {
  return PartWalk(root_.get(), path_, links).run(path);
}

Stamp stamp_of(const struct stat& status) {
#ifdef __APPLE__
  const struct timespec modified = status.st_mtimespec;
  const struct timespec changed = status.st_ctimespec;
#else
  const struct timespec modified = status.st_mtim;
  const struct timespec changed = status.st_ctim;
#endif
  const auto nanoseconds = [](const struct timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
  };
  return {.size = static_cast<std::uint64_t>(status.st_size),
          .mtime_ns = nanoseconds(modified),
          .ctime_ns = nanoseconds(changed),
          .inode = status.st_ino,
          .device = status.st_dev};
}

std::optional<std::string> real_path(const std::string& path) {
  char* const found = ::realpath(path.c_str(), nullptr);
  if (found == nullptr) return std::nullopt;
  std::string real(found);
  std::free(found);
  return real;
}

std::string_view describe_error(int number) {
  switch (number) {
    case ENOENT: return "does not exist";
    case EACCES:
    case EPERM: return "permission denied";
    case ENOTDIR: return "is not a directory";
    case EISDIR: return "is a directory";
    case ELOOP: return "too many levels of links";
    case EXDEV: return "leads outside the project root";
    case EINVAL: return "is not a regular file";
    case ENAMETOOLONG: return "name too long";
    case EMFILE:
    case ENFILE: return "too many open files";
    case EIO: return "input/output error";
    case ENOMEM: return "out of memory";
    default: return "cannot be read";
  }
}

}  // namespace djvet
