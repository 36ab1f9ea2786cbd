// Which test files a run reads: those that other code leads to, by imports or by name, and those that mention something.
// SPDX-License-Identifier: MIT
#include "analyzer/driver/reach.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/base/version.h"
#include "analyzer/cache/location.h"
#include "analyzer/discover/discover.h"
#include "analyzer/driver/pipeline.h"
#include "analyzer/extract/mentions.h"
#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

using Paths = std::vector<std::string>;

/// A project on disk, and what is read of it.
struct Tree {
  TemporaryFolder folder;
  Configuration configuration;

  Tree(std::initializer_list<std::pair<std::string, std::string>> files) {
    configuration.root = folder.path() + "/project";
    configuration.cache_dir = folder.path() + "/cache";
    configuration.jobs = 2;
    for (const auto& [path, text] : files) write(path, text);
  }
  void write(const std::string& path, const std::string& text) const {
    write_text(configuration.root + "/" + path, text);
  }

  /// The test files that have facts. Same with and without the cache that an earlier call left.
  [[nodiscard]] Paths read() const {
    Configuration without = configuration;
    without.use_cache = false;
    const Paths warm = read_with(configuration);
    CHECK(read_with(without) == warm);
    CHECK(read_with(configuration) == warm);
    return warm;
  }

 private:
  [[nodiscard]] static Paths read_with(const Configuration& with) {
    const Result<Sources> sources = discover(with);
    REQUIRE(sources);
    const FactsTable table = extract_all(*sources, *reach_without_tests(*sources, with.paths), with, {});
    Paths paths;
    std::size_t unread = 0;
    for (std::size_t i = 0; i < sources->files.size(); ++i) {
      const bool has_facts = !table.python[i].nodes().empty();
      if (sources->files[i].role != Role::test) CHECK(has_facts);
      else if (has_facts) paths.push_back(sources->files[i].path);
      if (!has_facts) ++unread;
    }
    CHECK(table.unread_tests == unread);
    return paths;
  }
};

const std::string helper = "def make():\n    return 1\n";

TEST_CASE("a test that nothing names is not read") {
  CHECK(Tree({{"shop/__init__.py", ""},
              {"shop/models.py", "from django.test import TestCase\nlatest = 'a test'\n"},
              {"shop/tests.py", "from shop.models import latest\nfrom .helpers_of_test import x\n"},
              {"shop/helpers_of_test.py", ""},
              {"conftest.py", "import shop.tests\n"}})
            .read() == Paths{});
}

TEST_CASE("imports lead to test code") {
  const auto read = [](const std::string& statement) {
    return Tree({{"shop/__init__.py", ""},
                 {"shop/views.py", statement + "\n"},
                 {"shop/tests/__init__.py", ""},
                 {"shop/tests/helpers.py", helper},
                 {"shop/tests/inner/more.py", helper},
                 {"shop/tests/test_views.py", "from .helpers import make\n"}})
        .read();
  };
  const Paths found{"shop/tests/__init__.py", "shop/tests/helpers.py"};
  for (const char* const statement :
       {"from .tests.helpers import make", "from shop.tests.helpers import *", "import shop.tests.helpers",
        "import shop.tests.helpers as h", "from .tests import helpers", "from shop.tests import (a,\n  helpers as h)",
        "def f():\n    from .tests.helpers import make",
        "try:\n    from .tests.helpers import make\nexcept X:\n    pass", "f = import_module('shop.tests.helpers')",
        "f = import_string(\"shop.tests.helpers.make\")"}) {
    CAPTURE(statement);
    CHECK(read(statement) == found);
  }
  CHECK(read("from .tests.inner.more import make") == Paths{"shop/tests/__init__.py", "shop/tests/inner/more.py"});
  CHECK(read("from . import tests") == Paths{"shop/tests/__init__.py"});
  CHECK(read("# from .tests.helpers import make") == Paths{});
  CHECK(read("'''from .tests.helpers import make'''") == Paths{});
}

TEST_CASE("what a reached file names is reached") {
  CHECK(Tree({{"shop/views.py", "from .tests import make\n"},
              {"shop/tests/__init__.py", "from .factories import *\nfrom . import base\n"},
              {"shop/tests/factories.py", "from ..test_data import rows\ndef make(): pass\n"},
              {"shop/test_data.py", "import shop.tests.last\n"},
              {"shop/tests/base.py", ""},
              {"shop/tests/last.py", ""},
              {"shop/tests/test_a.py", "from .other import x\n"},
              {"shop/tests/other.py", ""}})
            .read() == Paths{"shop/test_data.py", "shop/tests/__init__.py", "shop/tests/base.py",
                             "shop/tests/factories.py", "shop/tests/last.py"});
  CHECK(Tree({{"shop/__init__.py", "from .testing import *\n"},
              {"shop/testing/__init__.py", "__all__ = ['client']\n"},
              {"shop/testing/client.py", ""},
              {"shop/testing/server.py", ""}})
            .read() == Paths{"shop/testing/__init__.py", "shop/testing/client.py"});
}

TEST_CASE("modules that import each other end the search") {
  CHECK(Tree({{"a.py", "import tests.a\n"},
              {"tests/a.py", "from .b import *\n"},
              {"tests/b.py", "from .a import *\n"},
              {"tests/c.py", ""}})
            .read() == Paths{"tests/a.py", "tests/b.py"});
}

TEST_CASE("settings of tests are read, with the apps that they install") {
  const auto tree = [](const std::string& manage) {
    return Tree({{"manage.py", manage},
                 {"shop/models.py", ""},
                 {"tests/__init__.py", ""},
                 {"tests/settings.py", "from .base import *\nINSTALLED_APPS += ['tests.people', 'tests.x.apps.X']\n"},
                 {"tests/base.py", "ROOT_URLCONF = 'tests.urls'\n"},
                 {"tests/urls.py", ""},
                 {"tests/people/__init__.py", ""},
                 {"tests/people/models/__init__.py", "from .person import Person\n"},
                 {"tests/people/models/person.py", ""},
                 {"tests/people/test_person.py", ""},
                 {"tests/x/apps.py", ""},
                 {"tests/x/models.py", ""},
                 {"tests/y/models.py", ""}})
        .read();
  };
  const Paths all{"tests/__init__.py",
                  "tests/base.py",
                  "tests/people/__init__.py",
                  "tests/people/models/__init__.py",
                  "tests/people/models/person.py",
                  "tests/settings.py",
                  "tests/urls.py",
                  "tests/x/apps.py",
                  "tests/x/models.py"};
  CHECK(tree("") == all);
  CHECK(Tree({{"manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'tests.plain')\n"},
              {"tests/plain.py", "DEBUG = 1\n"},
              {"tests/other.py", "DEBUG = 1\n"}})
            .read() == Paths{"tests/plain.py"});
  CHECK(Tree({{"a.py", ""},
              {"tests/conftest.py", "environ['DJANGO_SETTINGS_MODULE'] = 'tests.conf.base'\n"},
              {"tests/conf/base.py", "include('parts/apps.py', optional('local.py'))\n"},
              {"tests/conf/parts/apps.py", ""},
              {"tests/conf/parts/other.py", ""},
              {"tests/conf/local.py", ""}})
            .read() ==
        Paths{"tests/conf/base.py", "tests/conf/local.py", "tests/conf/parts/apps.py", "tests/conftest.py"});
}

TEST_CASE("apps by their names and models by their labels") {
  const auto read = [](const std::string& text) {
    return Tree({{"site/settings.py", text},
                 {"site/__init__.py", ""},
                 {"tests/people/__init__.py", ""},
                 {"tests/people/models.py", ""},
                 {"testapp/__init__.py", ""},
                 {"testapp/models.py", ""},
                 {"testapp/views.py", ""}})
        .read();
  };
  CHECK(read("AUTH_USER_MODEL = 'people.Person'\n") == Paths{"tests/people/__init__.py", "tests/people/models.py"});
  CHECK(read("INSTALLED_APPS = ['testapp']\n") == Paths{"testapp/__init__.py", "testapp/models.py"});
  // tests/ is no package, so it is on the path of what lies in it.
  CHECK(read("INSTALLED_APPS = ['people']\n") == Paths{"tests/people/__init__.py", "tests/people/models.py"});
  CHECK(read("APPS = ['people', 'Person', 'unknown.Person']\n") == Paths{});
}

TEST_CASE("a test file that speaks to djvet or holds settings is read") {
  const auto read = [](const std::string& text) { return !Tree({{"a.py", ""}, {"tests/t.py", text}}).read().empty(); };
  CHECK(read("x = 1  # djvet: ignore[no-such-check]\n"));
  CHECK(read("if DEBUG:\n    MIDDLEWARE_CLASSES = []\n"));
  CHECK(read("from a import INSTALLED_APPS\n"));
  CHECK_FALSE(read("x = settings.INSTALLED_APPS\n"));
  CHECK_FALSE(read("@override_settings(MIDDLEWARE=[])\ndef test(): pass\n"));
  CHECK_FALSE(read("NO_MIDDLEWARE = 'MIDDLEWARE'\n"));
}

TEST_CASE("mentions") {
  CHECK(find_mentions("") == 0);
  CHECK(find_mentions("# djvet:") == mention_suppression);
  CHECK(find_mentions("MIDDLEWARE") == mention_settings);
  CHECK(find_mentions("x.MIDDLEWARE\nINSTALLED_APPS = ()") == mention_settings);
  CHECK(find_mentions("(MIDDLEWARE, X) = 1, 2") == mention_settings);
}

TEST_CASE("tests that are asked for, and a tree of nothing else, are read") {
  const Tree only({{"tests/test_a.py", ""}, {"conftest.py", ""}});
  CHECK(only.read() == Paths{"conftest.py", "tests/test_a.py"});
  Tree tree({{"a.py", ""}, {"b/tests/test_b.py", ""}, {"b/tests/c.py", ""}, {"b/test_d.py", ""}});
  CHECK(tree.read() == Paths{});
  tree.configuration.paths = {"b"};
  CHECK(tree.read() == Paths{});
  tree.configuration.paths = {"b/tests"};
  CHECK(tree.read() == Paths{"b/tests/c.py", "b/tests/test_b.py"});
  tree.configuration.paths = {"b/test_d.py"};
  CHECK(tree.read() == Paths{"b/test_d.py"});
}

TEST_CASE("folders are told apart as discover tells them, whatever their case") {
  CHECK(Tree({{"a.py", "from Tests.b import x\n"}, {"Tests/b.py", ""}, {"Tests/c.py", ""}}).read() ==
        Paths{"Tests/b.py"});
}

TEST_CASE("an edit elsewhere reads a test file, or leaves it") {
  const Tree tree({{"a.py", ""}, {"tests/b.py", "from .c import x\n"}, {"tests/c.py", ""}});
  CHECK(tree.read() == Paths{});
  tree.write("a.py", "import tests.b\n");
  CHECK(tree.read() == Paths{"tests/b.py", "tests/c.py"});
  tree.write("tests/b.py", "from .d import x\n");
  CHECK(tree.read() == Paths{"tests/b.py"});
  tree.write("a.py", "import tests.c\n");
  CHECK(tree.read() == Paths{"tests/c.py"});
}

TEST_CASE("classes whose bases may be models are seen in the bytes") {
  const auto mentions = [](const std::string& text) { return (find_mentions(text) & mention_model) != 0; };
  for (const char* const text :
       {"class A(models.Model): pass", "import x\nclass A(TimeStampedModel):", "  class A(Mixin, m.Model, x=1):",
        "class A(\n    Mixin,\n    core_models.Thing,\n):", "class A(get_model('shop', 'Book')):",
        "class A(AbstractUser):", "from shop.models import Book\nclass A(Book):",
        "from .models import (\n  Author,\n  Book as B)\nclass A(B):", "Book.add_to_class('x', f)",
        "x\r\nclass A(Generic[T], PolymorphicModel):"}) {
    CAPTURE(text);
    CHECK(mentions(text));
  }
  for (const char* const text : {"class A: pass", "class A(View):", "class A(ModelAdmin):", "class A(forms.ModelForm):",
                                 "# class A(models.Model):", "x = 'class A(models.Model)'",
                                 "from shop.views import Book\nclass A(Book):", "class A(", "class", "class A",
                                 "from shop.models import Book\nclass A(Books):", "class A(metaclass=ModelBase):"}) {
    CAPTURE(text);
    CHECK_FALSE(mentions(text));
  }
}

/// What is read where only models and migrations matter.
Paths read_for_models(const Tree& tree) {
  Configuration configuration = tree.configuration;
  configuration.use_cache = false;
  const Result<Sources> sources = discover(configuration);
  REQUIRE(sources);
  const FactsTable table = extract_all(*sources, *reach_models(*sources), configuration, {});
  Paths paths;
  for (std::size_t i = 0; i < sources->files.size(); ++i)
    if (!table.python[i].nodes().empty()) paths.push_back(sources->files[i].path);
  CHECK(table.unread_tests + table.unread_others == sources->files.size() - paths.size());
  return paths;
}

TEST_CASE("models lead to what their fields, bases and managers are made of") {
  const Tree tree(
      {{"shop/apps.py", ""},
       {"shop/models.py",
        "from .choices import COLOURS\nfrom .fields import Money\nfrom .mail import send\nfrom .base import Named\n"
        "class Book(Named):\n    price = Money(choices=COLOURS)\n    def f(self):\n        send()\n"},
       {"shop/choices.py", "from .colours import red\nfrom .words import word\nCOLOURS = red()\n"},
       {"shop/colours.py", "from .words import name\ndef red():\n    return name\n"},
       {"shop/words.py", "name = 1\n"},
       {"shop/fields.py", "from .numbers import Decimal\nfrom .mail import send\nclass Money(Decimal):\n    pass\n"},
       {"shop/numbers.py", "class Decimal:\n    pass\n"},
       {"shop/base.py", "class Named:\n    pass\n"},
       {"shop/mail.py", "def send():\n    pass\n"},
       {"shop/views.py", "from .models import Book\n"},
       {"shop/extra.py", "from .models import Book\nclass Special(Book):\n    pass\n"},
       {"shop/migrations/0001_initial.py",
        "from shop.validators import short\nfield = [short]\n"
        "class Migration:\n    operations = field\n"},
       {"shop/validators.py", "def short():\n    pass\n"},
       {"shop/tests/models.py", "class Book(models.Model):\n    pass\n"},
       {"templates/a.html", "{{ a }}"}});
  CHECK(read_for_models(tree) == Paths{"shop/apps.py", "shop/base.py", "shop/choices.py", "shop/colours.py",
                                       "shop/extra.py", "shop/fields.py", "shop/migrations/0001_initial.py",
                                       "shop/models.py", "shop/numbers.py", "shop/validators.py", "shop/words.py"});
}

TEST_CASE("settings lead to what they import and include") {
  const Tree tree({{"manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'conf.live')\n"},
                   {"conf/__init__.py", ""},
                   {"conf/live.py", "from .base import *\nfrom shop.words import name\n"},
                   {"conf/base.py", "include('parts/apps.py')\nMIDDLEWARE = ['shop.middleware.M']\n"},
                   {"conf/parts/apps.py", "INSTALLED_APPS = ['shop', 'blog.config.Blog']\n"},
                   {"shop/__init__.py", ""},
                   {"shop/middleware.py", ""},
                   {"shop/words.py", "from .views import x\n"},
                   {"shop/views.py", "def f():\n    import shop.never\n"},
                   {"shop/never.py", ""},
                   {"blog/__init__.py", ""},
                   {"blog/config/__init__.py", "class Blog: pass\n"}});
  CHECK(read_for_models(tree) == Paths{"blog/config/__init__.py", "conf/__init__.py", "conf/base.py", "conf/live.py",
                                       "conf/parts/apps.py", "manage.py", "shop/__init__.py", "shop/views.py",
                                       "shop/words.py"});
}

TEST_CASE("a run that leaves files unread keeps what the cache has of them") {
  const Tree tree({{"shop/models.py", "class Book(models.Model):\n    pass\n"}, {"shop/views.py", "x = 1\n"}});
  const auto parsed = [&](const std::unique_ptr<Reach>& reach, const Sources& sources) {
    const FactsTable table = extract_all(sources, *reach, tree.configuration, {});
    return !table.python[1].nodes().empty();
  };
  const Result<Sources> sources = discover(tree.configuration);
  REQUIRE(sources);
  const std::string file = cache_file(tree.configuration, extraction_version()).value();
  CHECK(parsed(reach_everything(*sources), *sources));
  const std::string full = read_text(file);
  CHECK_FALSE(parsed(reach_models(*sources), *sources));
  CHECK(read_text(file).size() == full.size());
  CHECK(parsed(reach_everything(*sources), *sources));
}

constexpr Topic reads_tests[] = {Topic::tests};
std::size_t seen_tests = 0;

void count_tests(const CheckContext& context, FindingSink&) {
  const std::vector<SourceFile>& files = context.model.sources().files;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (files[i].role == Role::test && !context.model.facts(FileId(i)).nodes().empty()) ++seen_tests;
}

TEST_CASE("a check that reads tests has them all, and the run says how many were left") {
  Tree tree({{"a.py", ""}, {"tests/b.py", ""}, {"tests/c.py", ""}});
  const Check check{.id = "for-tests", .summary = "s", .since = "0", .reads = reads_tests, .run = count_tests};
  const Registered rows[] = {{&check, "f", ""}};
  Result<Run> done = run(tree.configuration, rows, Needs::everything);
  REQUIRE(done);
  CHECK(done->report.statistics.unread_tests == 2);
  CHECK(done->report.statistics.python_files == 3);
  tree.configuration.checks = {"for-tests"};
  seen_tests = 0;
  done = run(tree.configuration, rows, Needs::everything);
  REQUIRE(done);
  CHECK(done->report.statistics.unread_tests == 0);
  CHECK(seen_tests == 2);
}

}  // namespace
}  // namespace djvet
