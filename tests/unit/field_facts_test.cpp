// What a field's column, key and options are, through constructors of the project's own field classes: exact or absent.
// SPDX-License-Identifier: MIT
#include <string>

#include "analyzer/model/describe.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

const std::string start = "from django.db import models\nfrom shop.fields import *\n";

SmallProject shop(const std::string& fields, const std::string& models) {
  return SmallProject({
      {"conf/settings.py",
       "INSTALLED_APPS = ['django.contrib.auth', 'shop']\nDEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'\n"},
      {"shop/__init__.py", ""},
      {"shop/fields.py", "from django.conf import settings\nfrom django.db import models\n" + fields},
      {"shop/models.py", start + models},
  });
}

bool says(const SmallProject& project, const std::string& line) {
  return ("\n" + describe_models(project.model())).find("\n" + line + "\n") != std::string::npos;
}

bool mentions(const SmallProject& project, const std::string& key) {
  return ("\n" + describe_models(project.model())).find("\n" + key) != std::string::npos;
}

}  // namespace

TEST_CASE("a constructor's setdefault gives way to the call; what it sets itself doesn't") {
  const SmallProject project = shop(
      "class Keeper(models.ForeignKey):\n"
      "    def __init__(self, **kwargs):\n"
      "        kwargs.setdefault('to', settings.AUTH_USER_MODEL)\n"
      "        kwargs.setdefault('related_name', '+')\n"
      "        kwargs['null'] = True\n"
      "        super().__init__(on_delete=models.SET_NULL, **kwargs)\n"
      "class Code(models.CharField):\n"
      "    def __init__(self, length=13, *args, **kwargs):\n"
      "        super(Code, self).__init__(*args, max_length=length, **kwargs)\n",
      "class Book(models.Model):\n"
      "    keeper = Keeper(null=False)\n"
      "    finder = Keeper(related_name='found')\n"
      "    code = Code(unique=True)\n"
      "    short = Code(5)\n");
  CHECK(says(project, "shop.Book field keeper to\tauth.User"));
  CHECK(says(project, "shop.Book field keeper accessor\t"));
  CHECK(says(project, "shop.Book field keeper null\tyes"));
  CHECK(says(project, "shop.Book field keeper on_delete\tSET_NULL"));
  CHECK(says(project, "shop.Book field keeper column\tkeeper_id"));
  CHECK(says(project, "auth.User accessor found\tmany shop.Book finder"));
  CHECK(says(project, "shop.Book field code max_length\t13"));
  CHECK(says(project, "shop.Book field code unique\tyes"));
  CHECK(says(project, "shop.Book field short max_length\t5"));
  CHECK(says(project, "shop.Book field id class\tdjango.db.models.BigAutoField"));
}

TEST_CASE("what a constructor may do in a way that isn't read is not known") {
  const SmallProject project = shop(
      "class Odd(models.CharField):\n"
      "    def __init__(self, *args, **kwargs):\n"
      "        if settings.LONG:\n"
      "            kwargs['max_length'] = 200\n"
      "        super().__init__(*args, **kwargs)\n"
      "class Hidden(models.CharField):\n"
      "    def __init__(self, *args, **kwargs):\n"
      "        super().__init__(*args, **changed(kwargs))\n",
      "class Book(models.Model):\n"
      "    key = models.SlugField(primary_key=True)\n"
      "    odd = Odd(max_length=10, null=True)\n"
      "    hidden = Hidden(max_length=10)\n");
  CHECK(says(project, "shop.Book field odd null\tyes"));
  CHECK(!mentions(project, "shop.Book field odd max_length"));
  CHECK(!mentions(project, "shop.Book field hidden max_length"));
  CHECK(!mentions(project, "shop.Book field hidden column"));
  CHECK(says(project, "shop.Book field key max_length\t50"));
  CHECK(says(project, "shop.Book pk\tkey"));
}

TEST_CASE("managers: the default one, the base one, and where they come from") {
  const SmallProject project = shop("class Rows(models.QuerySet):\n    pass\n",
                                    "class Base(models.Model):\n"
                                    "    rows = Rows.as_manager()\n"
                                    "    class Meta:\n        abstract = True\n        db_table = 'all_rows'\n"
                                    "class Book(Base):\n"
                                    "    plain = models.Manager()\n"
                                    "    class Meta(Base.Meta):\n        default_manager_name = 'rows'\n"
                                    "class Copy(Book):\n    class Meta:\n        proxy = True\n");
  CHECK(says(project, "shop.Book default_manager\trows"));
  CHECK(says(project, "shop.Book manager rows queryset\tshop.fields.Rows"));
  CHECK(says(project, "shop.Book manager rows class\tdjango.db.models.Manager"));
  CHECK(says(project, "shop.Book base_manager\tdjango.db.models.Manager"));
  CHECK(says(project, "shop.Book table\tall_rows"));
  CHECK(says(project, "shop.Copy kind\tproxy"));
  CHECK(says(project, "shop.Copy table\tall_rows"));
}

TEST_CASE("a model is in the registry when its app is installed and its module imported") {
  const SmallProject project({
      {"conf/settings.py", "INSTALLED_APPS = ['shop']\n"},
      {"shop/__init__.py", ""},
      {"shop/models.py", "from django.db import models\nfrom .more import More\nclass Book(models.Model):\n    pass\n"},
      {"shop/more.py", "from django.db import models\nclass More(models.Model):\n    pass\n"},
      {"shop/lazy.py", "from django.db import models\nclass Lazy(models.Model):\n    pass\n"},
      {"other/__init__.py", ""},
      {"other/models.py", "from django.db import models\nclass Other(models.Model):\n    pass\n"},
  });
  const auto installed = [&](std::string_view label) {
    return project.model().model(project.model().find_model(label)).installed;
  };
  CHECK(installed("shop.Book") == Presence::yes);
  CHECK(installed("shop.More") == Presence::yes);
  CHECK(installed("shop.Lazy") == Presence::unknown);
  CHECK(installed("other.Other") == Presence::no);
}

TEST_CASE("a model below conditions is in the registry when those that ask for apps hold") {
  const auto project_with = [](const std::string& models) {
    return SmallProject({
        {"conf/settings.py", "INSTALLED_APPS = ['shop', 'blog.apps.Blog']\n"},
        {"blog/__init__.py", ""},
        {"blog/apps.py", "from django.apps import AppConfig\nclass Blog(AppConfig):\n    name = 'blog'\n"},
        {"shop/__init__.py", ""},
        {"shop/models.py",
         "from django.apps import apps\nfrom django.conf import settings\n"
         "from django.db import models\n" +
             models},
        {"shop/use.py", "from .models import Book\n"},
    });
  };
  const auto installed = [&](const std::string& condition) {
    const SmallProject project = project_with("if " + condition + ":\n    class Book(models.Model):\n        pass\n");
    return project.model().model(project.model().find_model("shop.Book")).installed;
  };
  CHECK(installed("apps.is_installed('blog')") == Presence::yes);
  CHECK(installed("apps.is_installed('blog.apps.Blog')") == Presence::no);
  CHECK(installed("'blog.apps.Blog' in settings.INSTALLED_APPS") == Presence::yes);
  CHECK(installed("'blog' not in settings.INSTALLED_APPS") == Presence::yes);
  CHECK(installed("not 'shop' in settings.INSTALLED_APPS") == Presence::no);
  CHECK(installed("not is_model_registered('shop', 'Book')") == Presence::yes);
  CHECK(installed("apps.is_installed('blog') and not apps.is_installed('gone')") == Presence::yes);
  CHECK(installed("apps.is_installed('gone') or settings.BOOKS") == Presence::unknown);
  CHECK(installed("settings.BOOKS") == Presence::unknown);
  CHECK(installed("settings.BOOKS and False") == Presence::no);
  CHECK(installed("apps.is_installed(NAME)") == Presence::unknown);
  CHECK(installed("settings.BOOKS:\n    if True") == Presence::unknown);

  const SmallProject arms = project_with(
      "if apps.is_installed('gone'):\n    class Book(models.Model):\n        far = models.TextField()\n"
      "elif apps.is_installed('blog'):\n    class Book(models.Model):\n        near = models.TextField()\n"
      "else:\n    class Book(models.Model):\n        other = models.TextField()\n");
  const ModelId book = arms.model().find_model("shop.Book");
  REQUIRE(book.valid());
  CHECK(arms.model().field(book, "near") != nullptr);
  CHECK(arms.resolve("shop/use.py", "Book") == "class shop.models.Book");

  const SmallProject open_arms = project_with(
      "if settings.BOOKS:\n    class Book(models.Model):\n        pass\n"
      "else:\n    class Book(models.Model):\n        pass\n");
  CHECK_FALSE(open_arms.model().find_model("shop.Book").valid());
  CHECK(open_arms.resolve("shop/use.py", "Book") == "unknown");

  const SmallProject tried = project_with(
      "try:\n    import pages\nexcept ImportError:\n    pass\nelse:\n    class Book(models.Model):\n        pass\n"
      "class Token(models.Model):\n    class Meta:\n        abstract = 'blog' not in settings.INSTALLED_APPS\n"
      "class Key(models.Model):\n    class Meta:\n        abstract = 'shop' not in settings.INSTALLED_APPS\n");
  CHECK(tried.model().find_model("shop.Book").valid());
  CHECK_FALSE(tried.model().find_model("shop.Token").valid());
  CHECK(tried.model().find_model("shop.Key").valid());
}

TEST_CASE("fields that are added to a class after its statement") {
  const SmallProject project({
      {"conf/settings.py", "INSTALLED_APPS = ['shop', 'django.contrib.auth', 'django.contrib.contenttypes']\n"},
      {"shop/__init__.py", ""},
      {"shop/apps.py",
       "from django.apps import AppConfig\nclass Shop(AppConfig):\n    name = 'shop'\n"
       "    def ready(self):\n        from django.db import models\n        from .models import Late\n"
       "        Late.add_to_class('ready', models.TextField())\n"},
      {"shop/models.py",
       "from django.contrib.auth import get_user_model\nfrom django.contrib.auth.models import Group\n"
       "from django.db import models\nNAME = 'pages'\nUser = get_user_model()\n"
       "class Book(models.Model):\n    pass\nclass Late(models.Model):\n    pass\n"
       "class Maybe(models.Model):\n    pass\nclass Plain(models.Model):\n    pass\n"
       "class Base(models.Model):\n    class Meta:\n        abstract = True\n"
       "Book.add_to_class(NAME, models.IntegerField())\n"
       "models.ForeignKey(Late, models.CASCADE, related_name='books').contribute_to_class(Book, 'late')\n"
       "User.add_to_class('friends', models.ManyToManyField('shop.Book', related_name='readers'))\n"
       "Group.add_to_class('boss', models.ForeignKey(User, models.CASCADE, null=True))\n"
       "if NAME:\n    Maybe.add_to_class('some', models.TextField())\n"
       "Plain.add_to_class('shout', lambda self: 1)\nPlain.add_to_class('quiet', property(len))\n"
       "Base.add_to_class('all', models.TextField())\n"},
  });
  const ProjectModel& model = project.model();
  const ModelId book = project.model_id("shop.Book");
  CHECK(model.field(book, "pages") != nullptr);
  CHECK(model.model(book).fields_known);
  CHECK(project.hop("shop.Book", "late") == "late -> shop.Late");
  CHECK(project.hop("shop.Late", "books") == "books <- shop.Book many");
  CHECK(project.hop("shop.Book", "readers") == "readers <- auth.User many");
  CHECK(project.hop("auth.Group", "boss") == "boss -> auth.User null");
  CHECK_FALSE(model.model(project.model_id("shop.Late")).fields_known);
  CHECK_FALSE(model.model(project.model_id("shop.Maybe")).fields_known);
  CHECK(model.field(project.model_id("shop.Maybe"), "some") == nullptr);
  CHECK(model.model(project.model_id("shop.Plain")).fields_known);
  CHECK_FALSE(model.model(project.model_id("shop.Base")).fields_known);
}

}  // namespace djvet::test
