// Writes by descriptor: no buffer is left to fail at exit, when nobody looks.
// SPDX-License-Identifier: MIT
#include "analyzer/cli/console.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>

#include "analyzer/base/escape.h"

namespace djvet {
namespace {

/// 0, or the errno of the write that failed.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

void prepare_streams() {
  // Opened for reading, so that what djvet writes to a stream that was closed fails instead of vanishing.
  for (int descriptor = 0; descriptor <= 2; ++descriptor)
    if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) (void)::open("/dev/null", O_RDONLY);
  std::signal(SIGPIPE, SIG_IGN);
}

void print_problem(const Problem& problem) {
  print_note(problem.where.empty() ? problem.detail : problem.where + ": " + problem.detail);
}

void print_note(std::string_view text) { write_error("djvet: " + escaped(text) + "\n"); }

void write_error(std::string_view bytes) { (void)write_all(STDERR_FILENO, bytes); }

bool write_output(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == 0 || error == EPIPE) return true;
  print_note(error == ENOSPC ? "standard output: no space left" : "standard output can't be written");
  return false;
}

bool output_has_color(bool no_color) {
  if (no_color || is_set("NO_COLOR")) return false;
  if (is_set("FORCE_COLOR")) return std::string_view(std::getenv("FORCE_COLOR")) != "0";
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) == 1 && (terminal == nullptr || std::string_view(terminal) != "dumb");
}

unsigned output_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return size.ws_col;
}

bool error_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

}  // namespace djvet
