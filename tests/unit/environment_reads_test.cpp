// Which environment variables settings read; and what settings are where none is set.
// SPDX-License-Identifier: MIT
#include "analyzer/link/environment_reads.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

/// "NAME=default NAME!": the last one must be set.
std::string reads(const std::string& text) {
  const SmallProject project({{"settings.py", "import os\n" + text}});
  std::string out;
  for (const EnvironmentVariable& variable : environment_variables(project.model())) {
    for (const EnvironmentVariable::Place& place : variable.places)
      out += (out.empty() ? "" : " ") + variable.name + (place.has_default ? "=" + place.fallback : "!");
  }
  return out;
}

/// A setting where no variable is set, of a module that manage.py names.
std::string plain(const std::string& text, std::string_view name) {
  const SmallProject project({{"manage.py", "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n"},
                              {"settings.py", "import os\nINSTALLED_APPS = []\nROOT_URLCONF = 'urls'\n" + text}});
  const Setting* setting = project.model().settings()[0].find_plain(name);
  return setting == nullptr ? "not bound" : write_constant(setting->value);
}

}  // namespace

TEST_CASE("reads of the environment are found by what is called") {
  CHECK(reads("A = os.environ['A']\nB = os.environ.get('B')\nC = os.getenv('C', '1')\n") == "A! B=None C=\"1\"");
  CHECK(reads("from decouple import config\nA = config('A', default=False, cast=bool)\nB = config('B')\n") ==
        "A=False B!");
  CHECK(reads("import environ\nenv = environ.Env(A=(bool, True))\nA = env('A')\nB = env.int('B', default=1)\n") ==
        "A=True B=1");
  CHECK(reads("def flag(name):\n    return os.environ.get(name, '') == '1'\nA = flag('A')\nB = flag('B')\n") ==
        "A=\"\" B=\"\"");
  CHECK(reads("os.environ['A'] = '1'\nA = os.environ['A']\n").empty());
}

TEST_CASE("attributes of classes of django-configurations read variables of their names") {
  const std::string head = "from configurations import Configuration, values\n";
  CHECK(reads(head + "class Base(Configuration):\n    KEY = values.SecretValue()\n"
                     "    DEBUG = values.BooleanValue(False)\n    NAME = values.Value(environ_name='OWN')\n"
                     "class Live(Base):\n    HOST = values.Value('h', environ_prefix='SHOP')\n") ==
        "DJANGO_DEBUG=False DJANGO_KEY! DJANGO_OWN=None SHOP_HOST=\"h\"");
  CHECK(reads(head + "class Live(Configuration):\n    DATABASES = values.DatabaseURLValue('sqlite://')\n"
                     "    A = values.Value('a', environ=False)\n    B = values.Value(environ_prefix=None)\n"
                     "    C = values.Value('c', environ_required=True)\n") ==
        "B=None DATABASE_URL=\"sqlite://\" DJANGO_C!");
  // Nothing takes such a class for the settings.
  CHECK(reads("from configurations import values\nclass Live:\n    KEY = values.SecretValue()\n").empty());
}

TEST_CASE("without environment variables, settings are their defaults") {
  CHECK(plain("DEBUG = os.environ.get('DEBUG', '') == '1'\n", "DEBUG") == "False");
  CHECK(plain("DEBUG = 'DEBUG' in os.environ\n", "DEBUG") == "False");
  CHECK(plain("KEY = os.environ['KEY']\n", "KEY") == "unknown");
  CHECK(plain("import environ\nenv = environ.Env()\nDEBUG = env.bool('DEBUG', default=True)\n", "DEBUG") == "True");
  CHECK(plain("HOSTS = os.environ.get('HOSTS', 'a,b').split(',')\n", "HOSTS") == "[\"a\", \"b\"]");
  CHECK(plain("os.environ['A'] = 'x'\nA = os.environ['A']\n", "A") == "\"x\"");
}

}  // namespace djvet::test
