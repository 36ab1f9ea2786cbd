// The name of the new file is unguessable enough to be free (process and counter), and O_EXCL makes sure of it.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace djvet {
namespace {

Problem cannot_write(const std::string& path, int error) {
  std::string why = "can't be written";
  if (error == ENOENT || error == ENOTDIR) why = "its folder doesn't exist";
  if (error == EACCES || error == EPERM || error == EROFS) why = "permission denied";
  if (error == ENOSPC || error == EDQUOT) why = "no space left";
  if (error == EEXIST) why = "exists already";
  return {ProblemKind::output, path, why};
}

/// 0, or the errno of what failed; closes the descriptor.
int write_and_close(int descriptor, std::string_view bytes) {
  int error = 0;
  while (!bytes.empty() && error == 0) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) error = errno;
  }
  if (error == 0 && ::fsync(descriptor) != 0 && errno != EINVAL) error = errno;
  if (::close(descriptor) != 0 && error == 0) error = errno;
  return error;
}

/// The first folder on the way to `path` that is a link and lies below the working directory; empty when none is.
std::string link_on_the_way(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const fs::path full = (here / path).lexically_normal();
  fs::path at = here;
  const auto [rest, below] = std::mismatch(full.begin(), full.end(), here.begin(), here.end());
  if (error || below != here.end()) return {};
  for (auto part = rest; part != full.end(); ++part) {
    at /= *part;
    if (std::next(part) != full.end() && fs::is_symlink(at, error)) return at.lexically_relative(here).string();
  }
  return {};
}

}  // namespace

std::optional<Problem> replace_output_file(const std::string& path, std::string_view bytes) {
  if (const std::string link = link_on_the_way(path); !link.empty())
    return Problem{ProblemKind::output, path, link + " is a link; djvet doesn't write through links"};
  struct stat old {};
  const bool exists = ::lstat(path.c_str(), &old) == 0;
  if (exists && S_ISLNK(old.st_mode))
    return Problem{ProblemKind::output, path, "is a link; djvet doesn't write through links"};
  if (exists && S_ISDIR(old.st_mode)) return Problem{ProblemKind::output, path, "is a folder"};
  if (exists && !S_ISREG(old.st_mode)) return Problem{ProblemKind::output, path, "is not a regular file"};
  const mode_t mode = exists ? (old.st_mode & 07777) : 0666;
  std::string fresh;
  int descriptor = -1;
  for (int attempt = 0; attempt < 100 && descriptor < 0; ++attempt) {
    fresh = path + "." + std::to_string(::getpid()) + "." + std::to_string(attempt) + ".new";
    descriptor = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor < 0 && errno != EEXIST) return cannot_write(path, errno);
  }
  if (descriptor < 0) return cannot_write(path, EEXIST);
  int error = exists && ::fchmod(descriptor, mode) != 0 ? errno : 0;
  if (const int write_error = write_and_close(descriptor, bytes)) error = write_error;
  if (error == 0 && ::rename(fresh.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return std::nullopt;
  ::unlink(fresh.c_str());
  return cannot_write(path, error);
}

std::optional<Problem> create_output_file(const std::string& path, std::string_view bytes) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (descriptor < 0) return cannot_write(path, errno);
  const int error = write_and_close(descriptor, bytes);
  if (error == 0) return std::nullopt;
  ::unlink(path.c_str());
  return cannot_write(path, error);
}

}  // namespace djvet
