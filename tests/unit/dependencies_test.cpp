// Installed packages: read as far as imports reach and no further, believed before the tables, silent themselves, and the same
// wherever they lie, cold and warm.
#include "analyzer/driver/dependencies.h"

#include <filesystem>

#include "analyzer/findings/check.h"
#include "tests/support/catch.h"
#include "tests/support/project_run.h"
#include "tests/support/tree.h"

namespace djvet {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view view =
    "from company.people import Person\n\n\n"
    "def listing():\n    return [person.team.name for person in Person.objects.all()]\n";
constexpr std::string_view package_models =
    "from django.db import models\nfrom .base import Named\nfrom company.fields import TeamKey\n\n\n"
    "class Team(Named):\n    pass\n\n\n"
    "class Person(Named):\n    team = TeamKey(Team, on_delete=models.CASCADE)  # djvet: ignore[query-in-loop] "
    "none\n\n\n"
    "def slow():\n    return [person.team.name for person in Person.objects.all()]\n";

/// A project that uses a package with models.
struct Project {
  TemporaryFolder folder;
  std::string top = fs::canonical(folder.path()).string();

  Project() {
    write("project/config/settings.py", "INSTALLED_APPS = ['company']\n");
    write("project/shop/__init__.py", "");
    write("project/shop/views.py", view);
  }
  void write(const std::string& path, std::string_view text) const { write_text(top + "/" + path, text); }
  /// Into the environment in the root.
  void install(const std::string& path, std::string_view text) const {
    write("project/.venv/pyvenv.cfg", "home = /nowhere\n");
    write("project/.venv/lib/python3.11/site-packages/" + path, text);
  }
  void install_company() const {
    install("company/__init__.py", "");
    install("company/people/__init__.py", "from ..models import *\n");
    install("company/models.py", package_models);
    install("company/base.py",
            "from django.db import models\nclass Named(models.Model):\n    name = models.TextField()\n"
            "    class Meta:\n        abstract = True\n");
    install("company/fields.py", "from django.db import models\nclass TeamKey(models.ForeignKey):\n    pass\n");
    install("company/admin.py", "from django.contrib import admin\n");
    install("company/tests.py", "from django.test import TestCase\n");
  }
  [[nodiscard]] Configuration configuration() const { return full_configuration(top + "/project"); }
  [[nodiscard]] Run run() const { return run_project(configuration()); }
};

/// The dependencies that a run read.
std::vector<std::string> read_by(const Run& run) {
  std::vector<std::string> paths;
  for (const SourceFile& file : run.sources->files)
    if (file.is_dependency() && !file.is_description()) paths.push_back(file.path);
  return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a finding that needs a model of an installed package") {
  const Project project;
  CHECK(project.run().report.findings.empty());
  project.install_company();
  const Run run = project.run();
  REQUIRE(run.report.findings.size() == 1);
  CHECK(run.report.findings[0].check->id == "missing-select-related");
  CHECK(run.sources->files[run.report.findings[0].file.index()].path == "shop/views.py");
  CHECK(read_by(run) == Paths{"<site-packages>/company/base.py", "<site-packages>/company/fields.py",
                              "<site-packages>/company/models.py", "<site-packages>/company/people/__init__.py"});
  CHECK(run.report.statistics.python_files == 3);
  CHECK(run.report.statistics.dependency_files == 4);
  CHECK(run.report.statistics.models == 0);
  CHECK(run.report.notifications.empty());
}

TEST_CASE("what a report says doesn't depend on where the packages lie, nor on the cache") {
  const Project project;
  project.install_company();
  const std::string reference = rendered_by_all(project.run().report);
  CHECK(reference.find(project.top) == std::string::npos);
  CHECK(reference.find("<site-packages>/company/models.py") != std::string::npos);
  CHECK(rendered_as(project.run().report, "sarif").find("site-packages") == std::string::npos);
  Configuration configuration = project.configuration();
  configuration.use_cache = true;
  configuration.cache_dir = project.top + "/cache";
  for (const unsigned jobs : {8U, 1U, 8U}) {
    configuration.jobs = jobs;
    CHECK(rendered_by_all(run_project(configuration).report) == reference);
  }
  fs::rename(project.top + "/project/.venv", project.top + "/another");
  configuration.python = project.top + "/another";
  CHECK(rendered_by_all(run_project(configuration).report) == reference);
  CHECK(rendered_by_all(run_project(configuration).report) == reference);
}

TEST_CASE("a warm run sees that a package has changed") {
  const Project project;
  project.install_company();
  Configuration configuration = project.configuration();
  configuration.use_cache = true;
  configuration.cache_dir = project.top + "/cache";
  CHECK(run_project(configuration).report.findings.size() == 1);
  project.install("company/fields.py", "from django.db import models\nclass TeamKey(models.TextField):\n    pass\n");
  CHECK(run_project(configuration).report.findings.empty());
  fs::remove_all(project.top + "/project/.venv");
  CHECK(run_project(configuration).report.findings.empty());
}

TEST_CASE("Django, the standard library, what tests import and what knows nothing of Django are not read") {
  const Project project;
  project.install_company();
  for (const char* name : {"django", "rest_framework", "plain", "factory"})
    project.install(std::string(name) + "/__init__.py", "from .inner import Thing\n");
  project.install("django/inner.py", "class Thing: pass\n");
  project.install("plain/inner.py", "from .deeper import Base\nclass Thing(Base): pass\n");
  project.install("plain/deeper.py", "import django\nclass Base: pass\n");
  project.install("factory/inner.py", "import django\nclass Thing: pass\n");
  project.write("project/shop/views.py",
                "import os\nimport json as j\nfrom django import Thing as A\nfrom rest_framework import Thing as B\n"
                "from plain import Thing as C\n");
  project.write("project/shop/tests.py", "from factory import Thing\n");
  project.write("project/shop/migrations/0001_initial.py", "from factory import Thing\n");
  CHECK(read_by(project.run()) == Paths{"<site-packages>/company/base.py", "<site-packages>/company/fields.py",
                                        "<site-packages>/company/models.py", "<site-packages>/plain/__init__.py"});
}

TEST_CASE("names are followed through attributes, aliases, stars and relative imports") {
  const Project project;
  project.write("project/config/settings.py", "");
  project.install("lib/__init__.py", "");
  project.install("lib/api/__init__.py", "from . import shown\nfrom .stars import *\n");
  project.install("lib/api/shown.py", "from ..deep.models import Thing as Renamed\n");
  project.install("lib/api/stars.py", "from ..deep.models import Other\n");
  project.install("lib/deep/models.py",
                  "import django.db.models as m\nclass Thing(m.Model):\n    to = m.ForeignKey('Other', m.CASCADE)\n"
                  "class Other(m.Model):\n    name = m.TextField()\n");
  project.write(
      "project/shop/views.py",
      "import lib.api as api\n\n\ndef f():\n    for x in api.shown.Renamed.objects.all():\n        print(x.to.name)\n");
  // What is no __init__.py, doesn't say "django", and is of no package that settings name, is not parsed.
  CHECK(read_by(project.run()) == Paths{"<site-packages>/lib/api/__init__.py"});
  project.write("project/config/settings.py", "INSTALLED_APPS = ['lib.deep']\n");
  const Run run = project.run();
  CHECK(read_by(run).size() == 3);
  CHECK(run.report.findings.size() == 1);
}

TEST_CASE("a package in the environment comes before the tables, a module of the project before both") {
  const Project project;
  project.write("project/config/settings.py", "INSTALLED_APPS = ['taggit']\n");
  project.write(
      "project/shop/views.py",
      "from taggit.models import Tag\n\n\ndef f():\n    for x in Tag.objects.all():\n        print(x.owner.name)\n");
  CHECK(project.run().report.findings.empty());
  project.install("taggit/models.py",
                  "from django.db import models\nclass Owner(models.Model):\n    pass\n"
                  "class Tag(models.Model):\n    owner = models.ForeignKey(Owner, models.CASCADE)\n");
  CHECK(project.run().report.findings.size() == 1);
  project.write("project/taggit/__init__.py", "");
  project.write("project/taggit/models.py", "from django.db import models\nclass Tag(models.Model):\n    pass\n");
  CHECK(project.run().report.findings.empty());
}

TEST_CASE("managers and fields that the tables describe are what the tables say, whatever their source is") {
  const Project project;
  project.write("project/config/settings.py", "INSTALLED_APPS = ['shop']\n");
  project.write(
      "project/shop/models.py",
      "from django.db import models\nfrom django_scopes import ScopedManager\nfrom mptt.models import TreeManager\n"
      "class Author(models.Model):\n    objects = TreeManager()\n"
      "class Book(models.Model):\n    author = models.ForeignKey(Author, models.CASCADE)\n"
      "    objects = ScopedManager(author='author')\n"
      "class Page(models.Model):\n    author = models.ForeignKey(Author, models.CASCADE)\n"
      "    objects = TreeManager()\n");
  project.write(
      "project/shop/views.py",
      "from shop.models import Book, Page\n\n\ndef f():\n    for x in Book.objects.all():\n"
      "        print(x.author.pk, x.author.name)\n    for y in Page.objects.all():\n        print(y.author.name)\n");
  CHECK(project.run().report.findings.size() == 2);
  project.install("django_scopes/__init__.py", "from .manager import ScopedManager\n");
  project.install("django_scopes/manager.py", "import django\ndef ScopedManager(**scopes):\n    return make(scopes)\n");
  project.install("mptt/models.py", "import django\nfrom .managers import TreeManager\n");
  project.install("mptt/managers.py",
                  "from django.db import models\nclass TreeManager(models.Manager):\n"
                  "    def get_queryset(self):\n        return super().get_queryset().order_by('lft')\n");
  CHECK(project.run().report.findings.size() == 2);
}

TEST_CASE("what a package's function costs is told where the project calls it") {
  const Project project;
  project.install_company();
  project.install("company/tools.py",
                  "from .models import Person\n\n\ndef names(people):\n"
                  "    return [person.team.name for person in people]\n\n\n"
                  "def all_names():\n    return names(Person.objects.all())\n");
  project.write("project/shop/views.py",
                "from company.models import Person\nfrom company.tools import all_names, names\n\n\n"
                "def first():\n    return names(Person.objects.all())\n\n\n"
                "def second():\n    return names(Person.objects.select_related('team')), all_names\n");
  const Run run = project.run();
  REQUIRE(run.report.findings.size() == 1);
  CHECK(run.sources->files[run.report.findings[0].file.index()].path == "shop/views.py");
  CHECK(run.report.findings[0].symbol == "first");
}

TEST_CASE("a chain of imports without end is cut, and that is said") {
  const Project project;
  for (int i = 0; i < 80; ++i) {
    const std::string next = "lib.m" + std::to_string(i + 1);
    project.install("lib/m" + std::to_string(i) + ".py", "import django\nfrom " + next + " import Thing\n");
  }
  project.write("project/shop/views.py", "from lib.m0 import Thing\n");
  const Run run = project.run();
  CHECK(read_by(run).size() == 64);
  REQUIRE(run.report.notifications.size() == 1);
  CHECK(run.report.notifications[0].kind == NotificationKind::dependency_limit);
  CHECK_FALSE(run.report.incomplete());
}

TEST_CASE("links out of an environment in the root are not followed") {
  const Project project;
  project.install_company();
  const std::string models = project.top + "/project/.venv/lib/python3.11/site-packages/company/models.py";
  fs::rename(models, project.top + "/models.py");
  fs::create_symlink(project.top + "/models.py", models);
  CHECK(project.run().report.findings.empty());
}

TEST_CASE("odd packages are no trouble") {
  const Project project;
  project.install_company();
  project.install("company/models.py", "\0\1\2 django");
  CHECK(project.run().report.notifications.empty());
  project.install("company/models.py",
                  "import django\nfrom . import models\nfrom .models import Person\nclass A(A, B.C): x = A(A)\n");
  CHECK(project.run().report.notifications.empty());
  project.install("company/models.py", "import django\nfrom .......... import Person\ndef (:\n");
  CHECK(project.run().report.notifications.empty());
  Configuration configuration = project.configuration();
  configuration.python = project.top + "/nowhere";
  configuration.python_said = "--python nowhere";
  const Result<Run> run = djvet::run(configuration, {}, Needs::everything);
  REQUIRE_FALSE(run);
  CHECK(run.error().where == "--python nowhere");
}

}  // namespace djvet
