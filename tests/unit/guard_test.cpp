// A fault inside a check costs that check's findings on that file, and is said; a fault elsewhere ends the process.
#include "analyzer/driver/guard.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <limits>
#include <string>

#include "analyzer/driver/pipeline.h"
#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

struct Ended {
  int exit_code = -1;
  std::string error;
};

void say(const std::string& text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

/// Runs a function in a child process that has the handler.
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

TEST_CASE("a guarded fault is survived, again and again, on any thread") {
  const Ended ended = in_child([] {
    int survived = 0;
    for (int round = 0; round < 100; ++round)
      for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        if (!run_guarded("slow-loop", "a.py", [&] { ::raise(signal); })) ++survived;
    if (run_guarded("slow-loop", "a.py", [] {})) ++survived;
    say(std::to_string(survived));
  });
  CHECK(ended.exit_code == 0);
  CHECK(ended.error == "401");
}

TEST_CASE("a fault outside of checks, and an abort anywhere, end the process and say where") {
  const Ended outside = in_child([] {
    (void)run_guarded("slow-loop", "a.py", [] {});
    ::raise(SIGSEGV);
  });
  CHECK(outside.exit_code == 5);
  CHECK(outside.error == "djvet: internal error: the program failed\n");
  const Ended aborted = in_child([] { (void)run_guarded("slow-loop", "vi\x1bws.py", [] { std::abort(); }); });
  CHECK(aborted.exit_code == 5);
  CHECK(aborted.error == "djvet: internal error: the program failed in the check slow-loop on vi?ws.py\n");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
volatile int deepest = std::numeric_limits<int>::max();

/// Uses up the stack; the result depends on every call, so that none can be left out.
int endless(int depth) {
  volatile char space[4096] = {};
  if (depth >= deepest) return 0;
  space[depth % 4096] = 1;
  return endless(depth + 1) + space[0];
}

TEST_CASE("endless recursion in a check is survived") {
  const Ended ended = in_child([] {
    volatile int result = 0;
    for (int round = 0; round < 3; ++round)
      if (!run_guarded("slow-loop", "a.py", [&] { result = endless(0); })) say("survived ");
  });
  CHECK(ended.exit_code == 0);
  CHECK(ended.error == "survived survived survived ");
}
#endif

void fault_in_b(const CheckContext& context, FileId file, FindingSink& sink) {
  sink.report(file, {0, 1}, "found");
  if (context.model.sources().files[file.index()].path == "b.py") ::raise(SIGSEGV);
  sink.report(file, {2, 3}, "found");
}
void fault_in_project(const CheckContext&, FindingSink&) { ::raise(SIGFPE); }
void find(const CheckContext&, FileId file, FindingSink& sink) { sink.report(file, {0, 1}, "found"); }

constexpr Check breaks{.id = "breaks", .summary = "", .run = fault_in_b};
constexpr Check breaks_all{.id = "breaks-all", .summary = "", .run = fault_in_project};
constexpr Check works{.id = "works", .summary = "", .run = find};

TEST_CASE("a check that faults loses its findings on that file alone, and the run is incomplete") {
  const TemporaryFolder folder;
  for (const char* name : {"a.py", "b.py", "c.py"}) write_text(folder.path() + "/" + name, "x = 1\n");
  const Registered checks[] = {{&breaks, "f", ""}, {&breaks_all, "f", ""}, {&works, "f", ""}};
  Configuration configuration;
  configuration.root = folder.path();
  configuration.use_cache = false;
  configuration.checks = {"breaks", "breaks-all", "works"};
  for (const unsigned jobs : {1U, 4U}) {
    configuration.jobs = jobs;
    const Ended ended = in_child([&] {
      const Result<Run> done = run(configuration, checks, Needs::everything);
      if (!done) return;
      for (const Finding& finding : done->report.findings)
        say(done->report.sources->files[finding.file.index()].path + " " + std::string(finding.check->id) + "\n");
      for (const Notification& notification : done->report.notifications)
        if (notification.kind == NotificationKind::check_failed)
          say(notification.path + ": " + notification.message + "\n");
      say(done->report.incomplete() ? "incomplete" : "complete");
    });
    CHECK(ended.exit_code == 0);
    CHECK(ended.error ==
          "a.py breaks\na.py works\na.py breaks\nb.py works\nc.py breaks\nc.py works\nc.py breaks\n"
          ": the check breaks-all failed and its findings are missing: a bug in djvet\n"
          "b.py: the check breaks failed on this file and its findings are missing: a bug in djvet\n"
          "incomplete");
  }
}

}  // namespace
}  // namespace djvet
