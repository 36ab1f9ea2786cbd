// Relations whose target or name is not a plain literal, and models that can't be told from one another: exact or nothing.
// SPDX-License-Identifier: MIT
#include <string>

#include "analyzer/model/relation_graph.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

const std::string models_import = "from django.db import models\n";

}  // namespace

TEST_CASE("targets: classes, labels, settings, calls and constants") {
  const SmallProject project({
      {"conf/settings.py",
       "AUTH_USER_MODEL = 'people.Person'\nINSTALLED_APPS = ['django.contrib.auth', 'people', 'shop']\n"},
      {"people/__init__.py", ""},
      {"people/models.py", models_import + "class Person(models.Model):\n    pass\n"},
      {"shop/__init__.py", ""},
      {"shop/models.py",
       models_import +
           "from django.apps import apps\nfrom django.conf import settings\nfrom django.contrib.auth import "
           "get_user_model\n"
           "from django.contrib.auth.models import Group, User\nfrom swapper import get_model_name\n"
           "from unknown.package import Thing\nfrom somewhere import *\n"
           "LABEL = 'shop.' 'Book'\nUser2 = get_user_model()\nNAME = getattr(settings, 'NAME', 'named')\n"
           "class Book(models.Model):\n"
           "    a = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name='a_set')\n"
           "    b = models.ForeignKey(User2, models.CASCADE, related_name='b_set')\n"
           "    c = models.ForeignKey(getattr(settings, 'AUTH_USER_MODEL', 'auth.User'), models.CASCADE, "
           "related_name='c_set')\n"
           "    d = models.ForeignKey(to=LABEL, on_delete=models.CASCADE, related_name=NAME)\n"
           "    e = models.ForeignKey(apps.get_model('shop', 'Book'), models.CASCADE, related_name='e_set')\n"
           "    f = models.ForeignKey(get_model_name('shop', 'Book'), models.CASCADE, related_name='f_set')\n"
           "    g = models.ForeignKey(Group, models.CASCADE)\n"
           "    h = models.ForeignKey(Thing, models.CASCADE)\n"
           "    i = models.ForeignKey('nowhere.Model', models.CASCADE)\n"
           "    j = models.ForeignKey(compute(), models.CASCADE)\n"
           "    k = models.ForeignKey('Book', models.CASCADE, related_name=compute())\n"
           "    l = models.ForeignKey('Book', models.CASCADE, **options)\n"
           "    m = models.ForeignKey(User, models.CASCADE)\n"
           "    n = Unresolved('Book')\n"},
  });
  const auto hop = [&](std::string_view name) { return project.hop("shop.Book", name); };
  CHECK(hop("a") == "a -> people.Person");
  CHECK(hop("b") == "b -> people.Person");
  CHECK(hop("c") == "c -> people.Person");
  CHECK(hop("d") == "d -> shop.Book");
  CHECK(hop("named") == "named <- shop.Book many");
  CHECK(hop("e") == "e -> shop.Book");
  CHECK(hop("f") == "f -> shop.Book");
  CHECK(hop("g") == "g -> auth.Group");
  CHECK(hop("h") == "h -> ?");
  CHECK(hop("i") == "i -> ?");
  CHECK(hop("j") == "j -> ?");
  CHECK(hop("k") == "k -> shop.Book");
  CHECK(hop("l") == "l -> shop.Book");
  CHECK(hop("m") == "m -> ?");  // Django's own user model is swapped out
  CHECK(hop("n") == "none");
  CHECK(hop("book_set") == "none");  // names that can't be read are no names
  CHECK(project.hop("auth.Group", "book_set") == "book_set <- shop.Book many");
}

TEST_CASE("a field that exists under a condition opens its model and is no relation") {
  const SmallProject project(
      {{"shop/__init__.py", ""},
       {"shop/models.py",
        models_import + "class A(models.Model):\n    name = models.CharField(max_length=3)\n"
                        "class B(models.Model):\n    if X:\n        a = models.ForeignKey(A, models.CASCADE)\n"
                        "    t = models.IntegerField()\n"
                        "class C(B):\n    pass\n"
                        "if X:\n    class D(models.Model):\n        a = models.ForeignKey(A, models.CASCADE)\n"}});
  CHECK(project.hop("shop.B", "a") == "none");
  CHECK(project.model().model(project.model_id("shop.B")).open);
  CHECK(project.model().model(project.model_id("shop.C")).open);
  CHECK_FALSE(project.model().model(project.model_id("shop.A")).open);
  CHECK(project.hop("shop.A", "d_set") == "d_set <- shop.D many");
}

TEST_CASE("models of one label in several projects: the nearest, or none") {
  const std::string book = models_import + "class Book(models.Model):\n    pass\n";
  const std::string review =
      models_import + "class Review(models.Model):\n    book = models.ForeignKey('shop.Book', models.CASCADE)\n";
  const SmallProject project({
      {"one/manage.py", ""},
      {"one/shop/__init__.py", ""},
      {"one/shop/models.py", book},
      {"one/news/__init__.py", ""},
      {"one/news/models.py", review},
      {"two/manage.py", ""},
      {"two/shop/__init__.py", ""},
      {"two/shop/models.py", book},
      {"other/__init__.py", ""},
      {"other/models.py", review},
  });
  const auto target = [&](std::string_view source) {
    const std::optional<Hop> hop = project.model().hop(project.model_id(source), "book");
    REQUIRE(hop.has_value());
    return hop->target.valid() ? project.model().sources().files[project.model().model(hop->target).file.index()].path
                               : "none";
  };
  CHECK(target("news.Review") == "one/shop/models.py");
  CHECK(target("other.Review") == "none");
  CHECK_FALSE(project.model().find_model("shop.Book").valid());
  CHECK(project.model().find_model("shop.book", project.model_id("news.Review")).valid());
  CHECK(project.model().find_model("review", project.model_id("news.Review")) == project.model_id("news.Review"));
}

TEST_CASE("models below a package's base that isn't described are models by their fields, and open") {
  const SmallProject project(
      {{"shop/__init__.py", ""},
       {"shop/models.py",
        "from package.models import Base\nfrom django.db import models\nfrom django import forms\n"
        "class A(Base):\n    other = models.ForeignKey('B', models.CASCADE)\n"
        "class B(models.Model):\n    pass\n"
        "class Form(Base):\n    name = forms.CharField()\n"}});
  CHECK(project.hop("shop.A", "other") == "other -> shop.B");
  CHECK(project.hop("shop.B", "a_set") == "a_set <- shop.A many");
  CHECK(project.model().model(project.model_id("shop.A")).open);
  CHECK_FALSE(project.model().cls(project.cls("shop.models.Form")).model.valid());
  const Model& a = project.model().model(project.model_id("shop.A"));
  REQUIRE(a.managers.size() == 1);
  CHECK_FALSE(a.managers[0].known);
}

TEST_CASE("managers: classes, as_manager, from_queryset, and those that can't be told") {
  const SmallProject project(
      {{"shop/__init__.py", ""},
       {"shop/models.py", models_import +
                              "from package import OtherManager, dynamic\nfrom django_scopes import ScopedManager\n"
                              "class Query(models.QuerySet):\n    pass\n"
                              "class Base(models.Manager):\n    pass\n"
                              "Both = Base.from_queryset(Query)\n"
                              "class Child(Both):\n    pass\n"
                              "class Lost(OtherManager):\n    pass\n"
                              "class A(models.Model):\n"
                              "    a = models.Manager()\n    b = Base()\n    c = Query.as_manager()\n    d = Both()\n"
                              "    e = models.Manager.from_queryset(Query)()\n    f = Child()\n    g = OtherManager()\n"
                              "    h = dynamic()\n    i = Lost()\n    j = ScopedManager(x='y')\n    k = "
                              "ScopedManager(_manager_class=Child)\n    objects = dynamic()\n"}});
  std::string text;
  for (const Manager& manager : project.model().model(project.model_id("shop.A")).managers) {
    text += manager.name;
    if (manager.cls.valid()) text += "=" + project.model().cls(manager.cls).qualified.substr(12);
    if (manager.queryset.valid()) text += "/" + project.model().cls(manager.queryset).qualified.substr(12);
    text += manager.known ? " " : "? ";
  }
  CHECK(text == "a b=Base c=Query/Query d=Base/Query e=Query/Query f=Child/Child g? i? j k=Child/Child objects? ");
}

TEST_CASE("class loaders: get_class, get_classes, get_model and get_user_model as bases and as names") {
  const auto project_with = [](const std::string& apps, const std::string& fork) {
    return SmallProject({
        {"conf/settings.py", "INSTALLED_APPS = [" + apps + "]\nAUTH_USER_MODEL = 'people.Person'\n"},
        {"people/__init__.py", ""},
        {"people/models.py",
         "from django.contrib.auth.models import AbstractUser\n"
         "class Person(AbstractUser):\n    pass\n"},
        {"oscar/__init__.py", ""},
        {"oscar/core/__init__.py", ""},
        {"oscar/core/loading.py",
         "def get_class(module, name): pass\ndef get_classes(module, names): pass\n"
         "def get_model(app, name): pass\ndef is_model_registered(app, name): pass\n"},
        {"oscar/apps/__init__.py", ""},
        {"oscar/apps/offer/__init__.py", ""},
        {"oscar/apps/offer/managers.py",
         "from django.db import models\n"
         "class Offers(models.Manager):\n    pass\n"
         "class Rows(models.QuerySet):\n    pass\n"
         "class Stamped(models.Model):\n    at = models.DateField()\n"
         "    class Meta:\n        abstract = True\n"},
        {"oscar/apps/offer/models.py",
         "from django.db import models\nfrom oscar.core.loading import get_class, get_classes, is_model_registered\n"
         "Rows, Offers = get_classes('offer.managers', ['Rows', 'Offers'])\n"
         "if not is_model_registered('offer', 'Offer'):\n"
         "    class Offer(get_class('offer.managers', 'Stamped')):\n        objects = Offers()\n"
         "        rows = Rows.as_manager()\n"},
        {"oscar/apps/offer/kinds.py",
         "from django.contrib.auth import get_user_model\nfrom django.db import models\n"
         "from oscar.core.loading import get_model\n"
         "Base = get_model('offer', 'Offer')\nLost = get_model('offer', 'Lost')\n"
         "class Half(Base):\n    pass\nclass Gone(Lost):\n    x = models.TextField()\n"
         "class Reader(get_user_model()):\n    pass\n"
         "def load(name):\n    return get_model('offer', name)\n"},
        {"fork/__init__.py", ""},
        {"fork/offer/__init__.py", ""},
        {"fork/offer/managers.py", fork},
    });
  };
  const SmallProject own = project_with("'people', 'oscar.apps.offer'", "");
  CHECK(own.resolve("oscar/apps/offer/models.py", "Offers") == "class oscar.apps.offer.managers.Offers");
  CHECK(own.resolve("oscar/apps/offer/kinds.py", "Base") == "class oscar.apps.offer.models.Offer");
  const ModelId offer = own.model_id("offer.Offer");
  CHECK(own.model().field(offer, "at") != nullptr);
  REQUIRE(own.model().model(offer).managers.size() == 2);
  CHECK(own.model().model(offer).managers[0].class_path == "oscar.apps.offer.managers.Offers");
  CHECK(own.model().model(offer).managers[1].queryset_path == "oscar.apps.offer.managers.Rows");
  CHECK(own.model().model(own.model_id("offer.Half")).parents == std::vector<ModelId>{offer});
  CHECK(own.model().model(own.model_id("offer.Reader")).parents == std::vector<ModelId>{own.model_id("people.Person")});
  CHECK(own.model().cls(own.cls("oscar.apps.offer.kinds.Gone")).open);
  CHECK_FALSE(own.model().find_model("offer.Gone").valid());

  const SmallProject forked =
      project_with("'people', 'fork.offer', 'oscar.apps.offer'",
                   "from oscar.apps.offer.managers import Offers as Plain\nclass Offers(Plain):\n    pass\n");
  CHECK(forked.resolve("oscar/apps/offer/models.py", "Offers") == "class fork.offer.managers.Offers");
  CHECK(forked.resolve("oscar/apps/offer/models.py", "Rows") == "class oscar.apps.offer.managers.Rows");

  const SmallProject twice = project_with("'people', 'fork.offer', 'other.offer'", "");
  CHECK(twice.resolve("oscar/apps/offer/models.py", "Offers") == "unknown");
}

TEST_CASE("the relation graph prints the same whatever the order of files, and finds ways") {
  const SmallProject project(
      {{"shop/__init__.py", ""},
       {"shop/models.py",
        models_import + "class A(models.Model):\n    b = models.ForeignKey('B', models.CASCADE)\n"
                        "class B(models.Model):\n    c = models.ManyToManyField('C')\n"
                        "class C(models.Model):\n    one = models.OneToOneField('self', models.CASCADE, null=True)\n"
                        "class D(models.Model):\n    pass\n"}});
  const RelationGraph& graph = project.model().graph();
  const std::optional<std::vector<RelationId>> way = graph.path(project.model_id("shop.C"), project.model_id("shop.A"));
  REQUIRE(way.has_value());
  CHECK(way->size() == 2);
  CHECK_FALSE(graph.path(project.model_id("shop.A"), project.model_id("shop.D")).has_value());
  CHECK(graph.to_mermaid() ==
        "erDiagram\n  shop_A\n  shop_B\n  shop_C\n  shop_D\n  shop_A }o--|| shop_B : \"b\"\n  shop_B }o--o{ shop_C : "
        "\"c\"\n"
        "  shop_C |o--o| shop_C : \"one\"\n");
  CHECK(graph.to_dot().find("m0 -> m1 [label=\"b\"") != std::string::npos);
  CHECK(graph.to_json().find(
            "\"source\": \"shop.B\", \"field\": \"c\", \"kind\": \"many_to_many\", \"target\": \"shop.C\"") !=
        std::string::npos);
}

}  // namespace djvet::test
