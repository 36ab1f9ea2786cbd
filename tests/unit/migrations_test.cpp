// What the migrations leave, what the models say, and what makemigrations would write for the difference, one rule at a time.
// SPDX-License-Identifier: MIT
#include "analyzer/base/md5.h"
#include "analyzer/migrations/graph.h"
#include "analyzer/migrations/history.h"
#include "analyzer/migrations/index_names.h"
#include "tests/support/catch.h"
#include "tests/support/small_project.h"

namespace djvet::test {
namespace {

const std::string header =
    "from django.db import migrations, models\nimport django.db.models.deletion\nimport shop.models\n";
const std::string id =
    "('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID'))";

std::string migration(const std::string& operations, const std::string& dependencies = "") {
  return header + "class Migration(migrations.Migration):\n  dependencies = [" + dependencies + "]\n  operations = [" +
         operations + "]\n";
}

SmallProject project(const std::string& models, const std::string& operations, const std::string& more = "") {
  return SmallProject(
      {{"manage.py", "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n"},
       {"settings.py", "DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'\nINSTALLED_APPS = ['shop']\n" + more},
       {"shop/__init__.py", ""},
       {"shop/models.py", "from django.db import models\n" + models},
       {"shop/migrations/__init__.py", ""},
       {"shop/migrations/0001_initial.py", migration(operations)}});
}

std::string drift(const std::string& models, const std::string& operations, const std::string& more = "") {
  return write_changes(MigrationHistory(project(models, operations, more).model()).drift());
}

/// The drift of one field `x`.
std::string field(const std::string& is, const std::string& was, const std::string& above = "") {
  return drift(above + "class Book(models.Model):\n  x = " + is + "\n",
               "migrations.CreateModel('Book', [" + id + ", ('x', " + was + ")])");
}

std::string options(const std::string& meta, const std::string& was) {
  return drift("class Book(models.Model):\n  class Meta:\n    " + meta + "\n",
               "migrations.CreateModel('Book', [" + id + "], options={" + was + "})");
}

}  // namespace

TEST_CASE("arguments that say what is so anyway are no drift") {
  CHECK(field("models.CharField('', 'x', False, 9)", "models.CharField(max_length=9, verbose_name='')") == "");
  CHECK(field("models.SlugField(max_length=50, db_index=True)", "models.SlugField()") == "");
  CHECK(field("models.EmailField()", "models.EmailField(max_length=254)") == "");
  CHECK(field("models.FileField(max_length=100)", "models.FileField(upload_to='')") == "");
  CHECK(field("models.DateField(auto_now=True, editable=False)", "models.DateField(auto_now=True)") == "");
  CHECK(field("models.UUIDField(max_length=3)", "models.UUIDField()") == "");
  CHECK(field("models.BinaryField(editable=False)", "models.BinaryField()") == "");
  CHECK(field("models.IntegerField(validators=())", "models.IntegerField()") == "");
  CHECK(field("models.IntegerField(choices={1: 'a'})", "models.IntegerField(choices=[(1, 'a')])") == "");
  CHECK(field("models.OneToOneField('self', models.CASCADE, unique=True)",
              "models.OneToOneField('shop.Book', django.db.models.deletion.CASCADE)") == "");
  CHECK(field("models.ManyToManyField('Book', symmetrical=False)", "models.ManyToManyField(to='shop.book')") == "");
}

TEST_CASE("numbers and spans of time compare by value") {
  const std::string imports = "from decimal import Decimal\nfrom datetime import timedelta\n";
  const std::string decimal = "models.DecimalField(default=";
  CHECK(field(decimal + "Decimal(0.0))", decimal + "shop.models.Decimal('0.00'))", imports) == "");
  CHECK(field(decimal + "Decimal('.50'))", decimal + "shop.models.Decimal('0.5'))", imports) == "");
  CHECK(field(decimal + "0)", decimal + "shop.models.Decimal('0'))", imports) == "");
  CHECK(field(decimal + "Decimal('0.7'))", decimal + "shop.models.Decimal('0.5'))", imports).starts_with("AlterField"));
  CHECK(field(decimal + "Decimal(0.5))", decimal + "shop.models.Decimal('0.5'))", imports) ==
        "unsaid shop.book x: default\n");
  CHECK(field("models.DurationField(default=timedelta(days=1))",
              "models.DurationField(default=shop.models.timedelta(0, 86400))", imports) == "");
}

TEST_CASE("each argument that differs is named") {
  CHECK(field("models.CharField(max_length=8)", "models.CharField(max_length=9)") ==
        "AlterField shop.Book.x\n  max_length: 9 -> 8\n");
  CHECK(field("models.TextField()", "models.CharField(max_length=9)") ==
        "AlterField shop.Book.x\n  the class: django.db.models.CharField -> django.db.models.TextField\n  max_length: "
        "9 -> \n");
  CHECK(field("models.BinaryField(editable=True)", "models.BinaryField()") ==
        "AlterField shop.Book.x\n  editable:  -> True\n");
  CHECK(field("models.SlugField(db_index=False)", "models.SlugField()") ==
        "AlterField shop.Book.x\n  db_index:  -> False\n");
  CHECK(field("models.IntegerField(default=lambda: 1)", "models.IntegerField(default=int)").starts_with("AlterField"));
  CHECK(field("models.ManyToManyField('self')", "models.IntegerField()") ==
        "RemoveField shop.Book.x\nAddField shop.Book.x\n");
}

TEST_CASE("values are followed to where they are made") {
  CHECK(field("models.CharField(max_length=A[1])", "models.CharField(max_length=7)", "A = [1]\nA.append(7)\n") == "");
  CHECK(field("models.CharField(max_length=9, choices=C)",
              "models.CharField(max_length=9, choices=[('a', 'A'), ('b', 'B')])",
              "C = [(c, c.upper()) for c in ('a', 'b')]\n") == "");
  CHECK(field("models.CharField(max_length=9, choices=S, default=S.ON_IT)",
              "models.CharField(max_length=9, choices=[('on', 'On It')], default='on')",
              "class S(models.TextChoices):\n  ON_IT = 'on'\n") == "");
  CHECK(field("models.IntegerField(default=f)", "models.IntegerField(default=shop.models.f)",
              "def f():\n  return 1\n") == "");
  CHECK(field("models.IntegerField(default=N)", "models.IntegerField(default=3)",
              "from django.conf import settings\nN = getattr(settings, 'LIMIT', 3)\n") == "");
  CHECK(field("models.IntegerField(default=N)", "models.IntegerField(default=3)", "from somewhere import N\n") ==
        "unsaid shop.book x: default\n");
  CHECK(field("models.IntegerField(choices=C)", "models.IntegerField(choices=[(1, 'a')])",
              "C = []\ndef register(c):\n  C.append(c)\n") == "unsaid shop.book x: choices\n");
}

TEST_CASE("field classes of the tree say what they deconstruct to") {
  const std::string money =
      "class Money(models.DecimalField):\n"
      "  def __init__(self, *args, **kwargs):\n"
      "    kwargs.setdefault('max_digits', 9)\n"
      "    kwargs['decimal_places'] = 2\n"
      "    super().__init__(*args, **kwargs)\n"
      "  def deconstruct(self):\n"
      "    name, path, args, kwargs = super().deconstruct()\n"
      "    kwargs.pop('help_text', None)\n"
      "    del kwargs['decimal_places']\n"
      "    return name, path, args, kwargs\n";
  CHECK(field("Money(help_text='how much')", "shop.models.Money(max_digits=9)", money) == "");
  CHECK(field("Money(null=True)", "shop.models.Money(max_digits=9)", money) ==
        "AlterField shop.Book.x\n  null:  -> True\n");
  const std::string plain = "class Plain(models.IntegerField):\n  pass\n";
  CHECK(field("Plain(null=True)", "shop.models.Plain()", plain) == "AlterField shop.Book.x\n  null:  -> True\n");
}

TEST_CASE("options compare as they are given, groups of fields as sets") {
  CHECK(options("ordering = ('id',)", "'ordering': ['id']") ==
        "AlterModelOptions shop.Book\n  ordering: [\"id\"] -> (\"id\",)\n");
  CHECK(options("unique_together = ['id', 'x']", "'unique_together': {('id', 'x')}") == "");
  CHECK(options("db_table = None", "") == "");
  CHECK(options("app_label = 'shop'\n    db_tablespace = 't'", "") == "");
  CHECK(
      options("indexes = [models.Index(fields=['id'])]", "'indexes': [models.Index(fields=['id'], name='shop_book_id_" +
                                                             md5_hex("shop_bookididx").substr(0, 6) + "_idx')]") == "");
  CHECK(options("constraints = [models.CheckConstraint(condition=models.Q(a=1) & ~models.Q(b=2), name='%(class)s_c')]",
                "'constraints': [models.CheckConstraint(name='book_c', condition=models.Q(('a', 1), "
                "models.Q(('b', 2), _negated=True)))]") == "");
  CHECK(options("constraints = [models.UniqueConstraint(fields=['id'], name='c', violation_error_message='no')]",
                "'constraints': [models.UniqueConstraint(fields=('id',), name='c')]") ==
        "AlterConstraint shop.Book.c\n");
}

TEST_CASE("what may have come from elsewhere is left unsaid") {
  const std::string was = "migrations.CreateModel('Book', [" + id + ", ('x', models.IntegerField())])";
  CHECK(drift("from somewhere import Base\nclass Book(Base):\n  y = models.IntegerField()\n", was) ==
        "AddField shop.Book.y\nunsaid shop.book options\nunsaid shop.book managers\n"
        "unsaid shop.book x: whether it is there\nunsaid shop.book indexes\nunsaid shop.book constraints\n");
  CHECK(drift("class Book(models.Model):\n  if False:\n    x = models.IntegerField()\n", was) ==
        "RemoveField shop.Book.x\n");
  CHECK(drift("Book = make_model()\n", was) == "unsaid shop.book whether it is a model\n");
  CHECK(drift("", was) == "DeleteModel shop.Book\n");
}

TEST_CASE("of lists that depend on a condition, what stands in each of them is certain") {
  const std::string unknown = "from outside import flag\n";
  const std::string both =
      "[" + id + ", ('x', models.CharField(max_length=8))] + ([('y', models.TextField())] if flag else [])";
  CHECK(drift("class Book(models.Model):\n  x = models.CharField(max_length=9)\n",
              "migrations.CreateModel('Book', " + both + ")") ==
        "AlterField shop.Book.x\n  max_length: 8 -> 9\nunsaid shop.book y: whether it is there\n");
  CHECK(drift(unknown + "class Book(models.Model):\n  class Meta:\n"
                        "    constraints = [models.UniqueConstraint(fields=['id'], name='new')]\n    if flag:\n"
                        "      constraints.append(models.UniqueConstraint(fields=['id'], name='perhaps'))\n",
              "migrations.CreateModel('Book', [" + id +
                  "], options={'constraints': [models.UniqueConstraint(fields=('id',), name='old')]})") ==
        "RemoveConstraint shop.Book.old\nAddConstraint shop.Book.new\n"
        "unsaid shop.book perhaps: whether it is there\n");
}

TEST_CASE("squashed migrations stand in the places of those that they replace") {
  AppMigrations app;
  for (const char* name : {"0001", "0001_squashed_0002", "0002", "0003"}) {
    app.migrations.emplace_back();
    app.migrations.back().key = {"shop", name};
  }
  const auto edge = [](const char* name) {
    MigrationEdge out;
    out.to = {"shop", name};
    return out;
  };
  app.migrations[1].replaces = {edge("0001"), edge("0002")};
  app.migrations[2].dependencies = {edge("0001")};
  app.migrations[3].dependencies = {edge("0002")};
  const std::vector<AppMigrations> apps = {app};
  const MigrationGraph graph(apps);
  std::string order;
  for (const Migration* each : graph.order()) order += each->key.second + " ";
  CHECK(order == "0001_squashed_0002 0003 ");
  CHECK(graph.leaves("shop").size() == 1);
}

TEST_CASE("names of indexes are Django's") {
  CHECK(md5_hex("") == "d41d8cd98f00b204e9800998ecf8427e");
  CHECK(md5_hex(std::string(70, 'a')) == "0f5c6c4e740bfcc08c3c26ccb2673d46");
  const IndexColumn columns[] = {{"title", false}, {"price", true}};
  CHECK(index_name("shop_book", columns, "idx") ==
        "shop_book_title_" + md5_hex("shop_booktitle-priceidx").substr(0, 6) + "_idx");
  const IndexColumn one[] = {{"x", false}};
  CHECK(index_name("_hidden_and_long", one, "idx").starts_with("Dhidden_and_x_"));
}

}  // namespace djvet::test
