// Linking ends soon, with less known, on code that was written to keep it busy.
// SPDX-License-Identifier: MIT
#include <chrono>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

template <class Line>
std::string lines(int count, const Line& line) {
  std::string out;
  for (int i = 0; i < count; ++i) out += line(std::to_string(i), std::to_string(i + 1));
  return out;
}

}  // namespace

TEST_CASE("long chains and wide choices are cut, never followed for ever") {
  const auto start = std::chrono::steady_clock::now();
  const std::string chain = "class C0: pass\n" + lines(5000, [](const std::string& a, const std::string& b) {
                              return "class C" + b + "(C" + a + "): pass\n";
                            });
  const std::string choices = lines(200, [](const std::string& a, const std::string& b) {
    return "if X:\n    a" + a + " = a" + b + "\nelse:\n    a" + a + " = a" + b + "\n";
  });
  const std::string same = lines(
      3000, [](const std::string&, const std::string&) { return std::string("if X:\n    from shop import same\n"); });
  const std::string conditions = lines(1500, [](const std::string& a, const std::string&) {
    return "L" + a + " = ['x']\nif X:\n    MIDDLEWARE = ['" + a + "']\n";
  });
  const SmallProject project({
      {"chain.py", chain},
      {"choices.py", choices + "class A(a0): pass\n"},
      {"same.py", same + "class A(same): pass\n"},
      {"settings.py", "MIDDLEWARE = ['a']\n" + conditions},
      {"loop.py", "class A(B): pass\nclass B(A): pass\nclass D(D.x.y): pass\nx = x.y\ny = y\nclass E(x, y): pass\n"},
  });
  const Class& last = project.model().cls(project.cls("chain.C5000"));
  CHECK(last.open);
  CHECK(last.mro.size() <= 256);
  CHECK(project.model().cls(project.cls("choices.A")).open);
  CHECK(project.model().cls(project.cls("same.A")).open);
  CHECK(project.model().cls(project.cls("loop.E")).open);
  CHECK(project.resolve("choices.py", "a0") == "unknown");
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  CHECK(seconds < 20);  // a fraction of a second on an idle machine
}

}  // namespace djvet::test
