// The signal handler. It uses only what POSIX allows in one: write and _exit.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/running_check.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>

namespace djvet {
namespace {

constexpr int internal_error = 5;  // the exit code of djvet's own bugs
constexpr std::size_t stack_size = std::size_t{64} << 10U;

void say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// A path may hold anything; what could move a cursor or forge a line becomes '?'.
void say_harmless(std::string_view text) {
  std::array<char, 256> clean{};
  while (!text.empty()) {
    const std::size_t size = text.size() < clean.size() ? text.size() : clean.size();
    for (std::size_t i = 0; i < size; ++i) clean[i] = text[i] >= ' ' && text[i] <= '~' ? text[i] : '?';
    say({clean.data(), size});
    text.remove_prefix(size);
  }
}

extern "C" void on_fault(int) {
  say("djvet: internal error: the program failed");
  if (!RunningCheck::check().empty()) {
    say(" in the check ");
    say(RunningCheck::check());
    if (!RunningCheck::path().empty()) {
      say(" on ");
      say_harmless(RunningCheck::path());
    }
  }
  say("\n");
  ::_exit(internal_error);
}

}  // namespace

void install_fault_handler() {
  static std::array<std::byte, stack_size> stack;  // the ordinary one may be what ran out
  stack_t alternate{};
  alternate.ss_sp = stack.data();
  alternate.ss_size = stack.size();
  ::sigaltstack(&alternate, nullptr);
  struct sigaction action {};
  action.sa_handler = on_fault;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

}  // namespace djvet
