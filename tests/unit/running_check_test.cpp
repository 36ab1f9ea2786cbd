// A fault inside a check ends the process with exit code 5 and names the check and the file.
#include "analyzer/driver/running_check.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "tests/support/catch.h"

namespace djvet {
namespace {

struct Ended {
  int exit_code = -1;
  std::string error;
};

/// Runs a function in a child process.
template <class Function>
Ended in_child(const Function& function) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    install_fault_handler();
    function();
    ::_exit(0);
  }
  ::close(ends[1]);
  Ended ended;
  char buffer[256];
  for (ssize_t size = 0; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;)
    ended.error.append(buffer, static_cast<std::size_t>(size));
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  return ended;
}

TEST_CASE("a fault names the check and the file") {
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE}) {
    const Ended ended = in_child([&] {
      const RunningCheck running("slow-loop", "shop/vi\x1bws.py");
      ::raise(signal);
    });
    CHECK(ended.exit_code == 5);
    CHECK(ended.error == "djvet: internal error: the program failed in the check slow-loop on shop/vi?ws.py\n");
  }
}

TEST_CASE("a fault outside of checks names none") {
  const Ended ended = in_child([] {
    { const RunningCheck running("slow-loop", "a.py"); }
    ::raise(SIGSEGV);
  });
  CHECK(ended.exit_code == 5);
  CHECK(ended.error == "djvet: internal error: the program failed\n");
}

TEST_CASE("without a fault nothing is said") {
  const Ended ended = in_child([] { const RunningCheck running("slow-loop", "a.py"); });
  CHECK(ended.exit_code == 0);
  CHECK(ended.error.empty());
}

}  // namespace
}  // namespace djvet
