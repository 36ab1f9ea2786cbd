// djvet runs nothing and speaks to nobody: a whole run, from discovery to the last output format, under a kernel filter
// that kills the process at its first attempt to start a program or to open a socket.
// SPDX-License-Identifier: MIT
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

constexpr int unavailable = 99;  // exit code of a child that could not install the filter

bool forbid_programs_and_sockets() {
  std::vector<sock_filter> filter;
  filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
  for (const long number : {SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair, SYS_connect, SYS_ptrace}) {
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(number), 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// The status of a child that does `work` under the filter; `work` gives its exit code.
template <class Work>
int status_under_filter(Work work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(forbid_programs_and_sockets() ? work() : unavailable);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

bool is_unavailable(int status) { return WIFEXITED(status) && WEXITSTATUS(status) == unavailable; }

}  // namespace

TEST_CASE("fault 24: a project full of invitations to run code starts no program and opens no socket") {
  const int forbidden = status_under_filter([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : 1; });
  if (is_unavailable(forbidden)) {
    WARN("not run: this system has no seccomp filters");
    return;
  }
  REQUIRE(WIFSIGNALED(forbidden));
  REQUIRE(WTERMSIG(forbidden) == SIGSYS);

  const TemporaryFolder folder;
  const std::string& root = folder.path();
  for (const std::string& file : files_below(std::string(source_dir()) + "/testdata/projects/bookshop"))
    write_text(root + "/" + file, read_text(std::string(source_dir()) + "/testdata/projects/bookshop/" + file));
  write_text(root + "/setup.py", "import os\nos.system('touch pwned')\n");
  write_text(root + "/conftest.py", "import subprocess\nsubprocess.run(['touch', 'pwned'])\n");
  write_text(root + "/.git/config", "[core]\n\tfsmonitor = touch pwned\n\thooksPath = hooks\n");
  write_text(root + "/.git/HEAD", "ref: refs/heads/main\n");
  write_text(root + "/sitecustomize.py", "open('pwned', 'w')\n");
  const int status = status_under_filter([&] {
    Configuration configuration = full_configuration(root);
    configuration.jobs = 4;
    configuration.use_cache = true;
    configuration.cache_dir = root + "/.cache";
    const Run run = run_project(configuration);
    return !run.report.findings.empty() && !rendered_by_all(run.report).empty() ? 0 : 1;
  });
  INFO("signal " << (WIFSIGNALED(status) ? WTERMSIG(status) : 0));
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(read_text(root + "/pwned").empty());
}

}  // namespace djvet
