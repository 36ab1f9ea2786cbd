// Runs a program for a test. Output goes to files, so that no amount of it can block the program.
// SPDX-License-Identifier: MIT
#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "analyzer/base/require.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

/// Only what is allowed between fork and exec; ends in the program or with 127.
[[noreturn]] void become(char* const* words, const char* folder, const char* out, const char* err, bool as_nobody) {
  const int in = open("/dev/null", O_RDONLY);
  const int to_out = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int to_err = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (in < 0 || to_out < 0 || to_err < 0 || dup2(in, 0) < 0 || dup2(to_out, 1) < 0 || dup2(to_err, 2) < 0) _exit(127);
  if (chdir(folder) != 0) _exit(127);
  constexpr unsigned nobody = 65534;
  if (as_nobody && geteuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0)) _exit(127);
  execv(words[0], words);
  _exit(127);
}

double mib_of(const rusage& usage) { return static_cast<double>(usage.ru_maxrss) / 1024; }

}  // namespace

Ended run_program(const std::vector<std::string>& words, const std::string& folder, int seconds_allowed,
                  bool as_nobody) {
  const TemporaryFolder output;
  const std::string out = output.path() + "/out";
  const std::string err = output.path() + "/err";
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  setenv("NO_COLOR", "1", 1);
  setenv("HOME", output.path().c_str(), 1);
  setenv("XDG_CACHE_HOME", output.path().c_str(), 1);
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  const pid_t child = fork();
  require(child >= 0, "a test could not start a process");
  if (child == 0) become(arguments.data(), folder.c_str(), out.c_str(), err.c_str(), as_nobody);
  Ended ended;
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, WNOHANG, &usage) == 0) {
    if (Clock::now() - start > std::chrono::seconds(seconds_allowed)) {
      ended.in_time = false;
      kill(child, SIGKILL);
      wait4(child, &status, 0, &usage);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  ended.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  ended.peak_mib = mib_of(usage);
  ended.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  ended.out = read_text(out);
  ended.err = read_text(err);
  return ended;
}

}  // namespace djvet
