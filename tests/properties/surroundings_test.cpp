// Where a project lies, and who looks at it, doesn't show: other folder, other locale, other time zone, other home, other
// working directory give the same bytes in every format.
// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

void copy_bookshop(const std::string& to) {
  const std::string from = std::string(source_dir()) + "/testdata/projects/bookshop";
  for (const std::string& file : files_below(from)) write_text(to + "/" + file, read_text(from + "/" + file));
}

Ended check_in(const std::string& root, const std::string& format) {
  return run_program({std::string(djvet_binary()), "check", "--no-cache", "--output-format", format}, root);
}

/// Sets environment variables for as long as it lives.
class Surroundings {
 public:
  Surroundings() {
    for (const auto& [name, value] : values_) setenv(name, value, 1);
  }
  ~Surroundings() {
    for (const auto& [name, value] : values_) unsetenv(name);
  }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

 private:
  std::vector<std::pair<const char*, const char*>> values_ = {{"LC_ALL", "tr_TR.UTF-8"},
                                                              {"LANG", "tr_TR.UTF-8"},
                                                              {"TZ", "Pacific/Kiritimati"},
                                                              {"USER", "somebody"},
                                                              {"DJANGO_SETTINGS_MODULE", "nothing.here"},
                                                              {"PYTHONPATH", "/nowhere"}};
};

}  // namespace

TEST_CASE("folder, locale, time zone and environment don't show in what is printed") {
  const TemporaryFolder here;
  const TemporaryFolder there;
  const std::string near = here.path() + "/shop";
  const std::string far = there.path() + "/a folder/with a long name/and \xC3\xA9 in it/bookshop";
  copy_bookshop(near);
  copy_bookshop(far);
  for (const char* format : {"text", "concise", "json", "sarif", "github"}) {
    const Ended plain = check_in(near, format);
    const Surroundings other;
    const Ended moved = check_in(far, format);
    const std::string difference = first_difference(plain.out, moved.out);
    INFO(format << ", " << difference);
    CHECK(difference.empty());
    CHECK(plain.exit_code == moved.exit_code);
    CHECK(plain.err == moved.err);
    CHECK(plain.out.find(here.path()) == std::string::npos);
    CHECK(plain.exit_code == 1);
  }
}

}  // namespace djvet
