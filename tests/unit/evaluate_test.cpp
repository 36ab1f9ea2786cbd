// What settings modules are known to hold: each value as `djvet dump --phase settings` writes it.
// SPDX-License-Identifier: MIT
#include "analyzer/model/settings.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

std::string value(const SmallProject& project, std::string_view module, std::string_view name) {
  for (const SettingsModule& settings : project.model().settings()) {
    if (settings.dotted != module && settings.configuration != module) continue;
    const Setting* setting = settings.find(name);
    return setting == nullptr ? "not bound" : write_constant(setting->value);
  }
  return "no such module";
}

/// X at the end of a settings module.
std::string x(const std::string& text) {
  return value(SmallProject({{"shop/__init__.py", ""}, {"shop/settings.py", text}}), "shop.settings", "X");
}

}  // namespace

TEST_CASE("literals and operators have their values") {
  CHECK(x("X = 'a' 'b' + \"c\"\n") == "\"abc\"");
  CHECK(x("X = 60 * 60 * 24\n") == "86400");
  CHECK(x("X = 2 ** 10 + 0x10\n") == "1040");
  CHECK(x("X = 1_000 / 8\n") == "125.0");
  CHECK(x("X = -1, 2.5, True, None\n") == "(-1, 2.5, True, None)");
  CHECK(x("X = {'a': [1], **{'b': 2}}\n") == "{\"a\": [1], \"b\": 2}");
  CHECK(x("X = [*'', *[1, 2], 3]\n") == "[1, 2, 3, ...]");
  CHECK(x("A = [1]\nX = [*A, *(2, 3)]\n") == "[1, 2, 3]");
  CHECK(x("X = {'a', 'b'} | {'b', 'c'}\n") == "{\"a\", \"b\", \"c\"}");
  CHECK(x("X = 9223372036854775807 + 1\n") == "unknown");
  CHECK(x("X = 1 / 0\n") == "unknown");
  CHECK(x("X = b'a'\n") == "unknown");
}

TEST_CASE("texts are built") {
  CHECK(x("A = 'x'\nX = f'{A}/{{y}}-{1 + 1}'\n") == "\"x/{y}-2\"");
  CHECK(x("A = 'x'\nX = f'{A!r}'\n") == "unknown");
  CHECK(x("A = 1.5\nX = f'{A:.2f}'\n") == "unknown");
  CHECK(x("X = '%s:%d' % ('a', 2)\n") == "\"a:2\"");
  CHECK(x("X = '%(a)s%%' % {'a': 1}\n") == "\"1%\"");
  CHECK(x("X = '{} {0}{b}'.format('a', b='c')\n") == "\"a ac\"");
  CHECK(x("X = '{:>3}'.format('a')\n") == "unknown");
  CHECK(x("X = ','.join(['a', 'b'])\n") == "\"a,b\"");
  CHECK(x("X = 'a,b'.split(',')\n") == "[\"a\", \"b\"]");
  CHECK(x("X = ' A b '.strip().lower().replace('b', 'c')\n") == "\"a c\"");
  CHECK(x("X = 'abc'[1:]\n") == "\"bc\"");
  CHECK(x("X = 'abc'[::-1]\n") == "unknown");
}

TEST_CASE("lists and dicts change where they are, for everyone who holds them") {
  CHECK(x("A = [1]\nX = A\nA += [2]\n") == "[1, 2]");
  CHECK(x("A = [1]\nX = A\nA = A + [2]\n") == "[1]");
  CHECK(x("A = {'o': []}\nX = [A]\nX[0]['o'].append(3)\nA['p'] = 1\n") == "[{\"o\": [3], \"p\": 1}]");
  CHECK(x("X = [1, 2, 3]\ndel X\nX = [4]\n") == "[4]");
  CHECK(x("X = dict(a=1)\nX.update(b=2)\nX.setdefault('a', 3)\ndel X['b']\n") == "{\"a\": 1}");
  CHECK(x("X = [1, 2, 3]\nX.insert(1, 9)\nX.remove(3)\nX.pop(0)\n") == "[9, 2]");
  CHECK(x("X = (1,)\nA = X\nA += (2,)\n") == "(1,)");
  CHECK(x("X = {'a': 1}\nX[name()] = 2\n") == "unknown");
  CHECK(x("import copy\nA = {'b': 1}\nX = copy.copy(A)\nX['c'] = 2\nA['d'] = 3\n") == "{\"b\": 1, \"c\": 2}");
}

TEST_CASE("conditions that can be decided are, others give several values") {
  CHECK(x("DEBUG = True\nif DEBUG:\n    X = 1\nelse:\n    X = 2\n") == "1");
  CHECK(x("import socket\nif socket.gethostname() == 'a':\n    X = 1\nelif name():\n    X = 2\nelse:\n    X = 3\n") ==
        "several(1, 2, 3)");
  CHECK(x("import sys\nif 'test' in sys.argv:\n    X = 1\n") == "several(1, absent)");
  CHECK(x("X = 1 if name() else 2\n") == "several(1, 2)");
  CHECK(x("X = None or 'a'\n") == "\"a\"");
  CHECK(x("X = 'a' in ['a', 'b'] and not []\n") == "True");
  CHECK(x("if name():\n    X = 1\nelse:\n    raise ValueError\n") == "1");
  CHECK(x("X = ['a']\nif name():\n    X.append('b')\nX.append('c')\n") ==
        "several([\"a\", \"b\", \"c\"], [\"a\", \"c\"])");
  CHECK(x("if name():\n    X = ['a']\nelse:\n    X = ['b']\nX += ['c']\n") ==
        "several([\"a\", \"c\"], [\"b\", \"c\"])");
  CHECK(x("X = ['a']\nY = X\nif name():\n    X = ['b'] + X\nX += ['c']\n") ==
        "several([\"b\", \"a\", \"c\"], [\"a\", \"c\"])");
  CHECK(x("B = name()\nA = None if B else 'x'\nif A is None:\n    A = 'y'\nX = A\n") == "several(\"y\", \"x\")");
}

TEST_CASE("loops and comprehensions over known lists run") {
  CHECK(x("X = []\nfor a in ('a', 'b'):\n    if a == 'a':\n        continue\n    X.append(a)\n") == "[\"b\"]");
  CHECK(x("X = [a + '!' for a in ['a', 'b'] if a != 'b']\n") == "[\"a!\"]");
  CHECK(x("X = {k: v for k, v in {'a': 1}.items()}\n") == "{\"a\": 1}");
  CHECK(x("X = tuple(a for a in name())\n") == "(...,)");
  CHECK(x("import os\nX = [a for a in os.getenv('A', 'b,').split(',') if a]\n") == "several([\"b\"], [...])");
  CHECK(x("X = ['a']\nfor a in name():\n    X += [a]\n") == "[\"a\", ...]");
  CHECK(x("X = ['a']\nwhile name():\n    X = X + ['b']\n") == "unknown");
  CHECK(x("for i, a in enumerate(['p', 'q']):\n    X = (i, a)\n    if i == 0:\n        break\n") == "(0, \"p\")");
}

TEST_CASE("functions of the tree are called") {
  CHECK(x("def f(a, b='c', *rest, **more):\n    return [a, b, rest, more]\nX = f(1, d=2)\n") ==
        "[1, \"c\", (), {\"d\": 2}]");
  CHECK(x("def f(a):\n    if a:\n        return 1\n    return 2\nX = f(''), f('a')\n") == "(2, 1)");
  CHECK(x("def f():\n    global A\n    A = 2\nA = 1\nf()\nX = A\n") == "2");
  CHECK(x("@decorated\ndef f():\n    return 1\nX = f()\n") == "unknown");
  CHECK(x("def f():\n    yield 1\nX = f()\n") == "unknown");
  CHECK(x("def f(n):\n    return f(n - 1) if n else 'end'\nX = f(3)\n") == "\"end\"");
}

TEST_CASE("paths are known from the project root") {
  const std::string paths = "import os\nfrom pathlib import Path\n";
  CHECK(x(paths + "X = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\n") == "\"<root>\"");
  CHECK(x(paths + "X = Path(__file__).resolve().parent / 'a' / '../b'\n") == "Path(\"<root>/shop/a/../b\")");
  CHECK(x(paths + "X = Path(__file__).resolve().parents[1]\n") == "Path(\"<root>\")");
  CHECK(x(paths + "X = os.path.join(os.path.dirname(__file__), '..', 'c')\n") == "\"<root>/shop/../c\"");
  CHECK(x(paths + "X = 'sqlite:///' + str(Path(__file__).parent / 'db')\n") == "\"sqlite:///<root>/shop/db\"");
  CHECK(x(paths + "X = os.path.join('/etc', 'x')\n") == "\"/etc/x\"");
  CHECK(x(paths + "X = os.path.exists('/etc')\n") == "several(False, True)");
  CHECK(x("import environ\nX = (environ.Path(__file__) - 2)('media')\n") == "\"<root>/media\"");
}

TEST_CASE("what the environment decides is several, its default named") {
  CHECK(x("import os\nX = os.environ['A']\n") == "several(..., by=\"A\")");
  CHECK(x("import os\nX = os.environ.get('A', 'b') + 'c'\n") == "several(\"bc\", ...)");
  CHECK(x("import os\nX = os.getenv('A') == '1'\n") == "several(False, True)");
  CHECK(x("import os\nX = bool(int(os.environ.get('A', 0)))\n") == "several(False, True)");
  CHECK(x("import os\nos.environ['A'] = 'b'\nX = os.environ['A']\n") == "\"b\"");
  CHECK(x("import environ\nenv = environ.Env(X=(bool, True))\nX = env('X')\n") == "several(True, False, by=\"X\")");
  CHECK(x("import environ\nenv = environ.Env()\nX = env('A', default='b')\n") == "several(\"b\", ..., by=\"A\")");
  CHECK(x("import environ\nenv = environ.Env()\nX = ['a'] + env.list('A', default=['b'])\n") ==
        "several([\"a\", \"b\"], [\"a\", ...])");
  CHECK(x("import environ\nX = environ.Env().db('A')\n") == "several(..., by=\"A\")");
  CHECK(x("from decouple import config, Csv\nX = config('A', default='b, c', cast=Csv())\n") ==
        "several([\"b\", \"c\"], ..., by=\"A\")");
  CHECK(x("from decouple import config\nX = config('A', default='yes', cast=bool)\n") ==
        "several(True, False, by=\"A\")");
  CHECK(x("from environs import Env\nenv = Env()\nX = env.int('A', 5)\n") == "several(5, ..., by=\"A\")");
  CHECK(x("import dj_database_url\nX = {'default': dj_database_url.config()}\n") ==
        "{\"default\": several(..., by=\"DATABASE_URL\")}");
}

TEST_CASE("imports that may fail give both ways, those of the tree don't") {
  CHECK(x("try:\n    import debug_toolbar\nexcept ImportError:\n    X = 1\nelse:\n    X = 2\n") == "several(2, 1)");
  CHECK(x("X = 1\ntry:\n    from .local import *\nexcept ImportError:\n    pass\n") == "1");
  CHECK(x("X = 1\nfrom elsewhere import *\n") == "several(1, ...)");
  CHECK(x("X = 1\nexec(open('x').read())\n") == "several(1, ...)");
  CHECK(x("try:\n    import json\nexcept ImportError:\n    X = 1\nelse:\n    X = 2\n") == "2");
  CHECK(x("import os\ntry:\n    X = os.environ['A']\nexcept KeyError:\n    X = 'b'\n") ==
        "several(\"b\", ..., by=\"A\")");
  CHECK(x("X = 1\ntry:\n    X = compute()\nexcept Exception:\n    raise\n") == "unknown");
  CHECK(x("globals()['X'] = 1\n") == "1");
}

TEST_CASE("what isn't evaluated says what it is") {
  CHECK(x("from datetime import timedelta\nX = timedelta(days=1)\n") == "datetime.timedelta(days=1)");
  CHECK(x("from django.utils.translation import gettext_lazy as _\nX = [('en', _('English'))]\n") ==
        "[(\"en\", django.utils.translation.gettext_lazy(\"English\"))]");
  CHECK(x("from django.contrib.messages import constants\nX = {constants.INFO: ''}\n") == "{20: \"\"}");
  CHECK(x("import logging\nX = logging.getLogger\n") == "logging.getLogger");
  CHECK(x("def f():\n    pass\nX = f\n") == "shop.settings.f");
}

TEST_CASE("modules share what they import") {
  const SmallProject project({{"conf/__init__.py", ""},
                              {"conf/base.py", "APPS = ['a']\nNAME = 'base'\n_HIDDEN = 1\n"},
                              {"conf/more.py", "from .base import *\nAPPS += ['b']\nNAME = 'more'\n"},
                              {"conf/settings.py",
                               "from conf import more, base\nX = base.APPS\nY = base.NAME\nfrom conf.base import *\n"
                               "INSTALLED_APPS = APPS\nZ = more.NAME\n"}});
  CHECK(value(project, "conf.settings", "X") == "[\"a\", \"b\"]");
  CHECK(value(project, "conf.settings", "Y") == "\"base\"");
  CHECK(value(project, "conf.settings", "Z") == "\"more\"");
  CHECK(value(project, "conf.settings", "INSTALLED_APPS") == "[\"a\", \"b\"]");
}

TEST_CASE("split_settings includes files in the same names") {
  const SmallProject project({{"conf/__init__.py", ""},
                              {"conf/settings/__init__.py",
                               "from split_settings.tools import include, optional\nX = 1\n"
                               "include('parts/a.py', optional('parts/none.py'))\nZ = Y + 1\n"},
                              {"conf/settings/parts/a.py", "Y = X + 1\n"}});
  CHECK(value(project, "conf.settings", "Z") == "3");
  CHECK(x("from split_settings.tools import include\nX = 1\ninclude('parts/*.py')\n") == "several(1, ...)");
}

TEST_CASE("classes of django-configurations are settings of their own") {
  const SmallProject project(
      {{"shop/__init__.py", ""},
       {"shop/settings.py",
        "from configurations import Configuration, values\nclass Base(Configuration):\n    X = ['a']\n"
        "    DEBUG = values.BooleanValue(False)\n    KEY = values.Value('k')\n"
        "    @property\n    def MADE(self):\n        return 1\n"
        "class Prod(Base):\n    X = Base.X + ['b']\n    DEBUG = False\n"}});
  CHECK(value(project, "Base", "DEBUG") == "several(False, True)");
  CHECK(value(project, "Base", "KEY") == "several(\"k\", ...)");
  CHECK(value(project, "Prod", "DEBUG") == "False");
  CHECK(value(project, "Prod", "X") == "[\"a\", \"b\"]");
  CHECK(value(project, "Prod", "MADE") == "unknown");
  REQUIRE(project.model().settings().size() == 2);
  CHECK(project.model().settings()[1].variant == SettingsVariant::production);
}

TEST_CASE("how a module is used, and what for") {
  const SmallProject project(
      {{"manage.py", "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'conf.settings.dev')\n"},
       {"conf/__init__.py", ""},
       {"conf/settings/__init__.py", ""},
       {"conf/settings/base.py", "X = 1\n"},
       {"conf/settings/dev.py", "from .base import *\n"},
       {"conf/settings/production_eu.py", "from .base import *\nfrom elsewhere import *\n"}});
  const auto& modules = project.model().settings();
  REQUIRE(modules.size() == 4);
  CHECK(modules[1].use == SettingsUse::base);
  CHECK(modules[1].variant == SettingsVariant::base);
  CHECK(modules[2].use == SettingsUse::entry);
  CHECK(modules[2].variant == SettingsVariant::development);
  CHECK(modules[2].complete);
  CHECK(modules[3].use == SettingsUse::other);
  CHECK(modules[3].variant == SettingsVariant::production);
  CHECK_FALSE(modules[3].complete);
}

TEST_CASE("evaluation ends") {
  std::string doubling = "X = 'a'\n";
  for (int i = 0; i < 60; ++i) doubling += "X = X + X\n";
  CHECK(x(doubling) == "unknown");
  std::string forks = "X = ['a']\n";
  for (int i = 0; i < 200; ++i) forks += "if name():\n    X += ['b" + std::to_string(i) + "']\n";
  CHECK(x(forks) == "[\"a\", ...]");
  CHECK(x("def f(n):\n    return f(n) + f(n)\nX = f(1)\n") == "not bound");
  std::string nested = "X = ";
  for (int i = 0; i < 900; ++i) nested += "[";
  for (int i = 0; i < 900; ++i) nested += "]";
  CHECK(x(nested + "\n").starts_with("[[[["));
}

}  // namespace djvet::test
