// Lists of a settings module as its top level builds them, and how certain each is.
// SPDX-License-Identifier: MIT
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

/// "a b c", with " ..." where not all of the list is known; "no list".
std::string list(const SmallProject& project, std::string_view module, const std::string& name) {
  for (const SettingsModule& settings : project.model().settings()) {
    if (settings.dotted != module) continue;
    const auto found = settings.lists.find(name);
    if (found == settings.lists.end()) return "no list";
    std::string out;
    for (const SettingList::Item& item : found->second.items) out += (out.empty() ? "" : " ") + item.value;
    return out + (found->second.known ? "" : " ...");
  }
  return "no settings";
}

std::string middleware(const std::string& text) {
  const SmallProject project({{"settings.py", text}});
  return list(project, "settings", "MIDDLEWARE");
}

}  // namespace

TEST_CASE("literal lists, sums, stars and copies are read in order") {
  CHECK(middleware("MIDDLEWARE = ['a', 'b']\n") == "a b");
  CHECK(middleware("A = ('a',)\nMIDDLEWARE = ['b', *A] + list(A)\n") == "b a a");
  CHECK(middleware("MIDDLEWARE = ['a' 'b']\nMIDDLEWARE += ['c']\nMIDDLEWARE.append('d')\n") == "ab c d");
  CHECK(middleware(
            "MIDDLEWARE = ['a']\nMIDDLEWARE.insert(0, 'z')\nMIDDLEWARE.extend(['b', 'c'])\nMIDDLEWARE.remove('a')\n") ==
        "z b c");
  CHECK(middleware("MIDDLEWARE = ['a', 'b']\nMIDDLEWARE.insert(MIDDLEWARE.index('b'), 'x')\n"
                   "MIDDLEWARE.insert(MIDDLEWARE.index('b') + 1, 'y')\n") == "a x b y");
  CHECK(middleware("OTHER = ['a']\nMIDDLEWARE = OTHER\n") == "a");
}

TEST_CASE("what can't be told leaves the certain entries in their order") {
  CHECK(middleware("MIDDLEWARE = ['a', name(), 'b']\n") == "a b ...");
  CHECK(middleware("MIDDLEWARE = ['a'] + extra\n") == "a ...");
  CHECK(middleware("MIDDLEWARE = ['a', 'b']\nif DEBUG:\n    MIDDLEWARE.insert(1, 'x')\n") == "a b ...");
  CHECK(middleware("if DEBUG:\n    MIDDLEWARE = ['a', 'x', 'b']\nelse:\n    MIDDLEWARE = ['a', 'b', 'y']\n") ==
        "a b ...");
  CHECK(middleware("if DEBUG:\n    MIDDLEWARE = ['a']\nelse:\n    MIDDLEWARE = ['a']\n") == "a");
  CHECK(middleware("MIDDLEWARE = ['b', 'a']\nMIDDLEWARE.sort()\n") == "a b");
  CHECK(middleware("MIDDLEWARE = ['a', 'b']\nMIDDLEWARE[0] = 'x'\n") == "x b");
  CHECK(middleware("MIDDLEWARE = ['a']\nconfigure(locals())\n") == "a ...");
  CHECK(middleware("MIDDLEWARE = ['a']\nMIDDLEWARE = compute()\n") == "no list");
  CHECK(middleware("MIDDLEWARE = ['a']\nfor x in y:\n    MIDDLEWARE += [x]\n") == "a ...");
}

TEST_CASE("settings modules build on each other") {
  const SmallProject project({
      {"conf/__init__.py", ""},
      {"conf/settings/__init__.py", ""},
      {"conf/settings/base.py",
       "from .apps import APPS as MORE\nINSTALLED_APPS = MORE\nMIDDLEWARE = ['a', 'b']\n"
       "AUTH_USER_MODEL = 'people.User'\n"},
      {"conf/settings/apps.py", "APPS = ['x', 'y']\n"},
      {"conf/settings/local.py",
       "from .base import *\nfrom conf.settings import base\nMIDDLEWARE = base.MIDDLEWARE + ['c']\nINSTALLED_APPS += "
       "['z']\n"
       "try:\n    from .secret import *\nexcept ImportError:\n    pass\n"},
      {"conf/settings/loop_a.py", "from .loop_b import *\nMIDDLEWARE = ['a']\n"},
      {"conf/settings/loop_b.py", "from .loop_a import *\nMIDDLEWARE = ['b']\n"},
      {"conf/settings/lost.py", "MIDDLEWARE = ['a']\nfrom .absent import *\n"},
  });
  CHECK(list(project, "conf.settings.local", "MIDDLEWARE") == "a b c");
  CHECK(list(project, "conf.settings.local", "INSTALLED_APPS") == "x y z");
  CHECK(list(project, "conf.settings.base", "INSTALLED_APPS") == "x y");
  CHECK(list(project, "conf.settings.loop_a", "MIDDLEWARE") == "a");
  CHECK(list(project, "conf.settings.lost", "MIDDLEWARE") == "a ...");
}

TEST_CASE("entries keep the place where they are written") {
  const SmallProject project({{"base_settings.py", "MIDDLEWARE = ['a']\n"},
                              {"settings.py", "from base_settings import *\nMIDDLEWARE += ['b']\n"}});
  const SettingList& merged = project.model().settings()[1].lists.at("MIDDLEWARE");
  REQUIRE(merged.items.size() == 2);
  CHECK(merged.items[0].file == project.file("base_settings.py"));
  CHECK(merged.items[0].span == Span{14, 17});
  CHECK(merged.items[1].file == project.file("settings.py"));
}

}  // namespace djvet::test
