// A signal handler that jumps back into run_guarded(), out of the faulting code and past its destructors.
//
// That is sound only as far as the faulting code held nothing that others wait for: checks are pure functions over const data,
// so they hold no locks but, for moments, the allocator's. An abort is what the allocator does when it finds its memory
// damaged: that one is never survived. The handler uses only what POSIX allows in one: write, _exit and siglongjmp.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/guard.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csetjmp>
#include <csignal>
#include <cstddef>

namespace djvet {
namespace {

constexpr int internal_error = 5;  // the exit code of djvet's own bugs
constexpr std::size_t stack_size = std::size_t{64} << 10U;

/// What the thread is doing. `back` is where a fault returns to, null outside of checks.
struct Running {
  std::string_view check;
  std::string_view path;
  sigjmp_buf* back = nullptr;
};

thread_local constinit Running running;
std::atomic<bool> is_installed{false};

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

extern "C" void on_fault(int signal) {
  if (running.back != nullptr && signal != SIGABRT) ::siglongjmp(*running.back, 1);
  say("djvet: internal error: the program failed");
  if (running.back != nullptr) {
    say(" in the check ");
    say(running.check);
    if (!running.path.empty()) {
      say(" on ");
      say_harmless(running.path);
    }
  }
  say("\n");
  ::_exit(internal_error);
}

/// The handler's own stack, for this thread, unless it has one: the ordinary one may be what ran out.
void use_alternate_stack() {
  alignas(64) static thread_local std::array<std::byte, stack_size> stack;
  static thread_local bool is_used = false;
  if (is_used) return;
  is_used = true;
  stack_t alternate{};
  if (::sigaltstack(nullptr, &alternate) == 0 && (alternate.ss_flags & SS_DISABLE) == 0) return;
  alternate = {};
  alternate.ss_sp = stack.data();
  alternate.ss_size = stack.size();
  ::sigaltstack(&alternate, nullptr);
}

}  // namespace

void install_fault_handler() {
  use_alternate_stack();
  struct sigaction action {};
  action.sa_handler = on_fault;
  // The handler is left by a jump, so the signal must not stay blocked.
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
  is_installed = true;
}

bool run_guarded(std::string_view check, std::string_view path, const std::function<void()>& body) {
  if (!is_installed) {
    body();
    return true;
  }
  use_alternate_stack();
  sigjmp_buf back;
  if (sigsetjmp(back, 0) != 0) {
    running.back = nullptr;
    return false;
  }
  running = {check, path, &back};
  body();
  running.back = nullptr;
  return true;
}

}  // namespace djvet
