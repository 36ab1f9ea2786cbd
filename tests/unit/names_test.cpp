// What names mean across modules: imports of every form, scopes, conditions, and names that lead out of the tree.
// SPDX-License-Identifier: MIT
#include "analyzer/django/names.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {

TEST_CASE("imports lead to where a name is defined") {
  const SmallProject project({
      {"manage.py", ""},
      {"shop/__init__.py", "from .models import Book as Volume\nfrom . import views\n"},
      {"shop/models/__init__.py", "from .books import *\nfrom shop.models.people import Author\n"},
      {"shop/models/books.py",
       "__all__ = ['Book', 'helper']\nclass Book: pass\nclass Hidden: pass\ndef helper(): pass\n"},
      {"shop/models/people.py", "class Author: pass\n_private = 1\n"},
      {"shop/views.py",
       "import shop.models.people as p\nimport shop.models\nfrom ..shop.models import Author as Far\n"
       "from shop import Volume, views\nfrom shop.models import Book, Hidden\nfrom shop.models import *\n"
       "A = p.Author\nB = shop.models.people.Author\nC = shop.models.Book\nfrom shop.nowhere import X\n"},
  });
  const auto at = [&](std::string_view name) { return project.resolve("shop/views.py", name); };
  CHECK(at("Volume") == "class shop.models.books.Book");
  CHECK(at("Book") == "class shop.models.books.Book");
  CHECK(at("A") == "class shop.models.people.Author");
  CHECK(at("B") == "class shop.models.people.Author");
  CHECK(at("C") == "class shop.models.books.Book");
  CHECK(at("p") == "module shop.models.people");
  CHECK(at("shop") == "module shop");
  CHECK(at("views") == "module shop.views");
  CHECK(at("helper") == "function helper");
  CHECK(at("Far") == "class shop.models.people.Author");
  CHECK(at("Hidden") == "unknown");  // __all__ leaves it out
  CHECK(at("len") == "external builtins.len");
  CHECK(at("nothing") == "unknown");
}

TEST_CASE("imports that go round end") {
  const SmallProject project({
      {"a.py", "from b import x\nfrom b import *\n"},
      {"b.py", "from a import x\nfrom a import *\n"},
      {"c.py", "from c import y\ny = y\n"},
  });
  CHECK(project.resolve("a.py", "x") == "unknown");
  CHECK(project.resolve("a.py", "z") == "unknown");
  CHECK(project.resolve("c.py", "y") != "external c.y");
}

TEST_CASE("a star whose module takes the name from the package itself is passed over") {
  const SmallProject project({
      {"manage.py", ""},
      {"shop/__init__.py", ""},
      {"shop/models/__init__.py",
       "from shop.models.mixins import *\nfrom shop.models.books import *\nfrom shop.models.lost import *\n"},
      {"shop/models/mixins.py", "from shop.models.books import Late\nclass Stamped: pass\n"},
      {"shop/models/books.py", "from shop.models import Stamped, Gone\nclass Late: pass\nclass Book(Stamped): pass\n"},
      {"shop/models/lost.py", "from . import Gone, Stamped as Own\nfrom .books import Stamped\n"},
      {"views.py", "from shop.models import *\n"},
  });
  CHECK(project.resolve("shop/models/books.py", "Stamped") == "class shop.models.mixins.Stamped");
  CHECK(project.resolve("shop/models/lost.py", "Own") == "class shop.models.mixins.Stamped");
  CHECK(project.resolve("views.py", "Stamped") == "class shop.models.mixins.Stamped");
  CHECK(project.resolve("views.py", "Late") == "class shop.models.books.Late");
  CHECK(project.resolve("views.py", "Gone") == "unknown");
}

TEST_CASE("a name bound in several ways is what they agree on") {
  const SmallProject project({
      {"m.py",
       "try:\n    from fast import thing\nexcept ImportError:\n    from slow import thing\n"
       "if X:\n    from one import both\nelse:\n    from two import both\n"
       "if X:\n    from one import same\nelse:\n    from one import same\n"
       "optional = None\ntry:\n    import optional\nexcept ImportError:\n    pass\n"
       "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from models import Book\n"
       "twice = 1\ndef twice(): pass\n"
       "counter = []\ndef bump():\n    global counter\n    counter = None\n"
       "total = 1\ntotal += 1\nfor loop in []: pass\n"},
  });
  const auto at = [&](std::string_view name) { return project.resolve("m.py", name); };
  CHECK(at("thing") == "external fast.thing");
  CHECK(at("both") == "unknown");
  CHECK(at("same") == "external one.same");
  CHECK(at("optional") == "external optional");
  CHECK(at("Book") == "external models.Book");
  CHECK(at("twice") == "function twice");
  CHECK(at("counter") == "unknown");
  CHECK(at("total") == "unknown");
  CHECK(at("loop") == "unknown");
}

TEST_CASE("scopes: parameters and locals hide the module, classes are not seen from their functions") {
  const SmallProject project({
      {"m.py",
       "from django.db import models\nclass Book: pass\nvalue = 1\n"
       "class View:\n    Book = 3\n    def get(self, value, *rest):\n        from other import thing\n"
       "        local = Book\n        again = 1\n        again = 2\n        [comp for comp in rest]\n"
       "        if (walrus := 3): pass\n        with open() as handle: pass\n"
       "        class Inner: pass\n        return Book\n"},
  });
  const FileId file = project.file("m.py");
  const Class& view = project.model().cls(project.cls("m.View"));
  const Symbol get = project.model().member(project.cls("m.View"), "get");
  REQUIRE(get.kind == Symbol::Kind::function);
  const auto in = [&](ScopeId scope, std::string_view name) {
    return project.describe(project.model().resolve_name(file, scope, name));
  };
  CHECK(in(get.scope, "Book") == "class m.Book");
  CHECK(in(view.scope, "Book") == "value");
  CHECK(in(get.scope, "value") == "unknown");
  CHECK(in(get.scope, "rest") == "unknown");
  CHECK(in(get.scope, "self") == "unknown");
  CHECK(in(get.scope, "thing") == "external other.thing");
  CHECK(in(get.scope, "local") == "class m.Book");
  CHECK(in(get.scope, "again") == "unknown");
  CHECK(in(get.scope, "walrus") == "unknown");
  CHECK(in(get.scope, "handle") == "unknown");
  CHECK(in(get.scope, "comp") == "unknown");
  CHECK(in(get.scope, "Inner") == "class m.View.get.Inner");
  CHECK(in(get.scope, "models") == "external django.db.models");
}

TEST_CASE("the getter of a property is the member, not its setter") {
  const SmallProject project(
      {{"m.py",
        "class A:\n    @property\n    def x(self): return 1\n    @x.setter\n    def x(self, v): pass\n"
        "class B(A):\n    y = 2\nclass C(B):\n    def y(self): pass\n"}});
  const Symbol x = project.model().member(project.cls("m.C"), "x");
  REQUIRE(x.kind == Symbol::Kind::function);
  CHECK(x.scope == 2);
  CHECK(project.describe(project.model().member(project.cls("m.B"), "y")) == "value");
  CHECK(project.describe(project.model().member(project.cls("m.C"), "y")) == "function y");
  CHECK(project.describe(project.model().member(project.cls("m.C"), "z")) == "unknown");
}

TEST_CASE("source roots: manage.py, src, packages side by side, namespace packages, a root that is a package") {
  const SmallProject side_by_side({
      {"django-shop/shop/__init__.py", ""},
      {"django-shop/shop/models.py", "class Book: pass\n"},
      {"django-lib/lib/__init__.py", "from shop.models import Book\nfrom celery import shared_task\n"},
      {"lambda/celery/__init__.py", "other = 1\n"},
      {"back/manage.py", ""},
      {"back/apps/news/__init__.py", ""},
      {"back/apps/news/models.py", "class Item: pass\n"},
      {"back/conf.py", "from apps.news.models import Item\nimport apps.news.models\nX = apps.news.models.Item\n"},
      {"lib/src/tool/__init__.py", "class Tool: pass\n"},
      {"lib/check.py", "from tool import Tool\n"},
  });
  CHECK(side_by_side.resolve("django-lib/lib/__init__.py", "Book") == "class shop.models.Book");
  CHECK(side_by_side.resolve("django-lib/lib/__init__.py", "shared_task") == "external celery.shared_task");
  CHECK(side_by_side.resolve("back/conf.py", "Item") == "class news.models.Item");
  CHECK(side_by_side.resolve("back/conf.py", "X") == "class news.models.Item");
  CHECK(side_by_side.resolve("lib/check.py", "Tool") == "class tool.Tool");

  const SmallProject package(
      {{"__init__.py", ""}, {"models.py", "class A: pass\n"}, {"views.py", "from box.models import A\n"}},
      "/projects/box");
  CHECK(package.resolve("views.py", "A") == "class box.models.A");
}

TEST_CASE("a project's module named like an installed package wins only where the import can mean it") {
  const SmallProject project({
      {"manage.py", ""},
      {"shop/__init__.py", ""},
      {"shop/celery.py", "from celery import Celery\nfrom .redis import client\n"},
      {"shop/redis.py", "import redis\nclient = redis.Redis\n"},
      {"shop/django.py", "from django.db.models.fields.related import ForeignKey\n"},
  });
  CHECK(project.resolve("shop/celery.py", "Celery") == "external celery.Celery");
  CHECK(project.resolve("shop/redis.py", "redis") == "external redis");
  CHECK(project.resolve("shop/celery.py", "client") == "external redis.Redis");
  CHECK(project.resolve("shop/django.py", "ForeignKey") == "external django.db.models.ForeignKey");
}

TEST_CASE("public names of what Django defines inside") {
  CHECK(canonical_name("django.db.models.fields.related.ForeignKey") == "django.db.models.ForeignKey");
  CHECK(canonical_name("django.db.models.fields.CharField") == "django.db.models.CharField");
  CHECK(canonical_name("django.db.models.fields.related") == "django.db.models.fields.related");
  CHECK(canonical_name("django.db.models.query.QuerySet.as_manager") == "django.db.models.QuerySet.as_manager");
  CHECK(canonical_name("django.contrib.gis.db.models.ForeignKey") == "django.db.models.ForeignKey");
  CHECK(canonical_name("django.contrib.gis.db.models.PointField") == "django.contrib.gis.db.models.PointField");
  CHECK(canonical_name("rest_framework.relations.SlugRelatedField") == "rest_framework.serializers.SlugRelatedField");
  CHECK(canonical_name("django.views.generic.list.ListView") == "django.views.generic.ListView");
  CHECK(canonical_name("shop.models.Book") == "shop.models.Book");
  CHECK(canonical_name("") == "");
}

TEST_CASE("method resolution order is C3, and a class whose bases can't be told is open") {
  const SmallProject project(
      {{"m.py",
        "from typing import Generic, TypeVar\nfrom away import Base\nimport django.views.generic as g\n"
        "class O(object): pass\nclass A(O): pass\nclass B(O): pass\nclass C(A, B): pass\n"
        "class D(Generic[T], C): pass\nclass E(Base): pass\nclass F(E): pass\nclass G(make()): pass\n"
        "class H(g.ListView, A): pass\nclass X(A, O): pass\nclass Y(O, A): pass\nclass Z(Z): pass\n"}});
  const auto order = [&](std::string_view name) {
    std::string out;
    for (const ClassId id : project.model().cls(project.cls(name)).mro)
      out += project.model().cls(id).qualified.substr(2);
    return out;
  };
  const auto open = [&](std::string_view name) { return project.model().cls(project.cls(name)).open; };
  CHECK(order("m.C") == "CABO");
  CHECK(order("m.D") == "DCABO");
  CHECK(order("m.X") == "XAO");
  CHECK_FALSE(open("m.C"));
  CHECK_FALSE(open("m.D"));
  CHECK_FALSE(open("m.H"));
  CHECK(open("m.E"));
  CHECK(open("m.F"));
  CHECK(open("m.G"));
  CHECK(open("m.Y"));
  CHECK(open("m.Z"));
  CHECK(project.model().cls(project.cls("m.H")).external_bases ==
        std::vector<std::string>{"django.views.generic.ListView"});
}

}  // namespace djvet::test
