"""The migrations that `djvet check --fix` writes are those that Django would write, and Django then finds nothing left to do."""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent

SETTINGS = """
SECRET_KEY = "x"
USE_TZ = True
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sites", "shop", "desk"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
"""

SHOP = """
import datetime
import decimal
import enum
import re
import uuid
from functools import partial

from django.conf import settings
from django.core import validators
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _


def next_number():
    return 1


def folder_of(instance, name):
    return name


class Colour(enum.Enum):
    RED = "red"


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft, 'not' to be \\"seen\\"")
    OUT = "out"


@deconstructible
class Even:
    def __init__(self, step=2, *, strict=False):
        self.step, self.strict = step, strict

    def __call__(self, value):
        pass

    def __eq__(self, other):
        return isinstance(other, Even) and vars(self) == vars(other)


class ShortField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 9)
        super().__init__(*args, **kwargs)


class Shelved(models.QuerySet):
    pass


class Kept(models.Manager):
    use_in_migrations = True


class Stamped(models.Model):
    made = models.DateTimeField(auto_now_add=True)
    # STAMPED

    class Meta:
        abstract = True
        ordering = ["made"]


class Author(Stamped):
    name = models.CharField("full name", max_length=40)
    # AUTHOR


class Book(models.Model):
    title = models.CharField(max_length=40)
    price = models.DecimalField(max_digits=6, decimal_places=2, default=decimal.Decimal("1.50"))
    author = models.ForeignKey(Author, models.CASCADE)
    note = models.TextField(blank=True, null=True)
    # BOOK

    class Meta:
        indexes = [models.Index(fields=["title"], name="by_title")]
        constraints = [models.CheckConstraint(condition=models.Q(price__gte=0), name="has_price")]
        # META


# MODELS
"""

DESK = """
from django.db import models

from shop.models import Book


class Loan(models.Model):
    book = models.ForeignKey(Book, models.CASCADE, related_name="loans")
    # LOAN
"""

FIELDS = """
models.CharField(max_length=13, blank=True)
models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
models.CharField(max_length=9, choices=[("a", "A"), ("Group", [("b", "B")])], default="a", db_index=True)
models.CharField(max_length=9, default=Colour.RED)
models.CharField(max_length=9, default="it's \\"so\\" \\\\ here\\n")
models.CharField(max_length=9, default="grün 本 ½", help_text=_("A long text that has to go into a line of its own, as black would have it."))
models.CharField(max_length=9, default="x", validators=[validators.RegexValidator(re.compile("^a", re.IGNORECASE), "no"), validators.validate_slug])
models.IntegerField(default=next_number)
models.IntegerField(default=1, validators=[validators.MinValueValidator(-3)])
models.FloatField(default=1e-7, db_default=2.5e20)
models.FloatField(default=100000.0, null=True, db_column="fl")
models.DecimalField(max_digits=9, decimal_places=3, default=decimal.Decimal("-0.100"))
models.UUIDField(default=uuid.uuid4, editable=False)
models.DateTimeField(default=timezone.now, verbose_name="seen")
models.DateField(default=datetime.date(2020, 2, 3))
models.TimeField(default=datetime.time(9, 30), null=True)
models.DurationField(default=datetime.timedelta(days=-1, hours=25, milliseconds=2))
models.JSONField(default=dict)
models.JSONField(default=partial(dict, a=1))
models.FileField(upload_to=folder_of, blank=True)
models.BooleanField(default=True)
models.BinaryField(null=True, max_length=20)
ShortField(default="x")
models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
models.ForeignKey("self", models.PROTECT, null=True, limit_choices_to=models.Q(title="x") | ~models.Q(price=1))
models.ForeignKey("sites.Site", models.RESTRICT, null=True, db_constraint=False)
models.OneToOneField("shop.Author", models.SET_DEFAULT, null=True, related_name="first", default=None)
models.ManyToManyField("shop.Author", related_name="written", blank=True, db_table="wrote")
models.ManyToManyField("self", symmetrical=False)
""".strip().splitlines()

NEW_MODELS = '''
class Genre(Stamped):
    """An inherited Meta."""

    name = models.CharField(max_length=20, unique=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True)
    books = models.ManyToManyField(Book, through="Tagged")
    objects = Kept()


class Tagged(models.Model):
    genre = models.ForeignKey(Genre, models.CASCADE)
    book = models.ForeignKey(Book, models.CASCADE)

    class Meta:
        unique_together = ("genre", "book")
        constraints = [models.UniqueConstraint(Lower("genre"), name="one_genre")]
|||
class Novel(Book):
    pages = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "novel"
        permissions = [("may_read", "May read")]


class Cheap(Book):
    class Meta:
        proxy = True
        ordering = ["price"]
|||
class Mixin:
    pass


class Table(Mixin, models.Model):
    key = models.SlugField(primary_key=True)
    book = models.OneToOneField(Book, models.CASCADE)

    class Meta:
        db_table = "tables"
        db_table_comment = "for tables"
        default_permissions = ()
        get_latest_by = "key"
        order_with_respect_to = "book"
|||
class Outside(models.Model):
    name = models.CharField(max_length=9)

    class Meta:
        managed = False
'''.split("|||")

# Each: the marks that are replaced, and whether djvet writes it.
DRIFTS = [
    ({"BOOK": "\n    ".join(f"extra_{i} = {field}" for i, field in enumerate(FIELDS[first:first + 3]))}, True)
    for first in range(0, len(FIELDS), 3)
] + [({"MODELS": text}, True) for text in NEW_MODELS] + [
    ({"STAMPED": "changed = models.DateTimeField(auto_now=True)"}, True),
    ({"BOOK": "title = models.CharField(_('title'), max_length=60, db_index=True)"}, True),
    ({"BOOK": "title = models.TextField(default='')"}, True),
    ({"BOOK": "price = models.DecimalField(max_digits=8, decimal_places=3, default=0)"}, True),
    ({"BOOK": "author = models.ForeignKey(Author, models.PROTECT, related_name='books')"}, True),
    ({"META": "ordering = ['-title']\n        verbose_name_plural = 'Büchér'\n        get_latest_by = ['title', 'id']"}, True),
    ({"META": "unique_together = [('title', 'author'), ('title', 'price')]"}, True),
    ({"META": "db_table = 'books'"}, True),
    ({"META": "order_with_respect_to = 'author'"}, True),
    ({"META": "indexes = [models.Index(fields=['title'], name='title_first')]"}, True),
    ({"META": "indexes = [models.Index(fields=['-price', 'title']), models.Index(Lower('title'), name='lowered')]"}, True),
    ({"META": "indexes = []\n        constraints = []"}, True),
    ({"META": "constraints = [models.UniqueConstraint(fields=['title'], name='one_title', condition=models.Q(price=1), "
              "include=['price'])]"}, True),
    ({"META": "constraints = [models.CheckConstraint(condition=models.Q(price__gte=0), name='has_price', "
              "violation_error_message='none')]"}, True),
    ({"BOOK": "objects = Kept()"}, True),
    ({"BOOK": "cover = models.ImageField(upload_to='c', null=True)", "LOAN": "days = models.IntegerField(default=7)"}, True),
    ({"MODELS": "class Desk(models.Model):\n    name = models.CharField(max_length=3)",
      "LOAN": "desk = models.ForeignKey('shop.Desk', models.CASCADE, null=True)"}, True),
    ({"LOAN": "user = models.ForeignKey('auth.User', models.CASCADE, null=True)\n"
              "    kind = models.ForeignKey('contenttypes.ContentType', models.CASCADE, null=True)"}, True),
    ({"BOOK": "extra = models.IntegerField(default=lambda: 1)"}, False),
    # What a decorated class of the project makes isn't followed.
    ({"BOOK": "extra = models.IntegerField(default=1, validators=[Even(4, strict=True)])"}, False),
    ({"BOOK": "extra = models.IntegerField()"}, False),
    ({"BOOK": "extra = models.DateTimeField(auto_now_add=True)"}, False),
    ({"BOOK": "extra = models.UUIDField(default=uuid.uuid4, unique=True)"}, False),
    ({"BOOK": "title = models.CharField(max_length=20)"}, False),
    ({"BOOK": "title = models.IntegerField(default=0)"}, False),
    ({"BOOK": "note = models.TextField(blank=True)"}, False),
    ({"BOOK": "price = None"}, False),
    ({"BOOK": "author = models.ForeignKey('auth.User', models.CASCADE)"}, False),
]

ADD = 'migrations.AddField("book", "{0}", models.IntegerField(null=True)),'
TITLE = 'migrations.AlterField("book", "title", models.CharField(max_length={0})),'
NOTE = 'migrations.AlterField("book", "note", models.TextField(default="")),'
MODEL = ('migrations.CreateModel("{0}", [("id", models.BigAutoField(primary_key=True, serialize=False)), '
         '("to", models.ForeignKey("shop.{1}", models.CASCADE))]),')
INDEX = 'migrations.AddIndex("book", models.Index(fields=["{0}"], name="{1}")),'
OPTIONS = 'migrations.AlterModelOptions("book", {{"ordering": ["{0}"]}}),'
UNIQUE = 'migrations.AlterUniqueTogether("book", {{("title", "{0}")}}),'
DROP = 'migrations.RemoveField("book", "note"),'
RENAME = 'migrations.RenameField("book", "note", "remark"),'
CODE = "migrations.RunPython(migrations.RunPython.noop),"

# Each: the operations of two or more branches, and whether the branches commute.
CONFLICTS = [
    ([ADD.format("a"), ADD.format("b")], True),
    ([ADD.format("a"), ADD.format("b"), ADD.format("c")], True),
    ([ADD.format("a"), TITLE.format(50)], True),
    ([ADD.format("a"), MODEL.format("Shelf", "Author")], True),
    ([MODEL.format("Shelf", "Book"), MODEL.format("Box", "Book")], True),
    ([MODEL.format("Shelf", "Book"), ADD.format("a")], True),
    ([INDEX.format("title", "one"), INDEX.format("price", "two")], True),
    ([INDEX.format("title", "one"), ADD.format("a")], True),
    ([OPTIONS.format("title"), ADD.format("a")], True),
    ([OPTIONS.format("title"), UNIQUE.format("price")], True),
    ([ADD.format("a"), DROP], True),
    ([NOTE, TITLE.format(50) + INDEX.format("title", "one")], True),
    ([TITLE.format(50), TITLE.format(60)], False),
    ([NOTE, DROP], False),
    ([RENAME, INDEX.format("note", "one")], False),
    ([DROP, UNIQUE.format("note")], False),
    ([OPTIONS.format("title"), OPTIONS.format("price")], False),
    ([ADD.format("a"), CODE], False),
    ([ADD.format("a"), 'migrations.RunSQL("SELECT 1"),'], False),
]


def lay_down(folder, marks):
    for name, text in {"config/settings": SETTINGS, "shop/models": SHOP, "desk/models": DESK, "config/__init__": "",
                       "shop/__init__": "", "desk/__init__": "", "shop/migrations/__init__": "",
                       "desk/migrations/__init__": "", "manage": "import os\n\nos.environ.setdefault("
                       "\"DJANGO_SETTINGS_MODULE\", \"config.settings\")\n"}.items():
        for mark, code in marks.items():
            text = text.replace(f"# {mark}\n", code + "\n")
        path = folder / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def run_python(folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0",
                   "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-W", "ignore", *map(str, arguments)], cwd=folder, env=environment,
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def initial(tmp_path_factory):
    """The first migrations of the project, by path, as Django writes them."""
    folder = tmp_path_factory.mktemp("initial")
    lay_down(folder, {})
    run_python(folder, "-m", "django", "makemigrations", "--no-header", "-v0")
    return {path.relative_to(folder): path.read_text() for path in folder.glob("*/migrations/*.py")}


def facts_of(folder, kind):
    return json.loads(run_python(folder, HERE / "written_facts.py", folder, kind).splitlines()[-1])


def without_parts(operations):
    """Without what is added to a model that is created: to djvet that is one finding."""
    created = {(app, model) for app, operation, model, _ in operations if operation == "CreateModel"}
    return [row for row in operations if row[1] == "CreateModel" or (row[0], row[2]) not in created]


def run_all(jobs):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda job: facts_of(*job), jobs))


def test_missing_migrations(tmp_path, initial):
    for number, (marks, _) in enumerate(DRIFTS):
        lay_down(tmp_path / str(number), marks)
        for path, text in initial.items():
            (tmp_path / str(number) / path).write_text(text)
    wrong = {}
    for (marks, written), facts in zip(DRIFTS, run_all([(tmp_path / str(i), "drift") for i in range(len(DRIFTS))])):
        if without_parts(facts["found"]) != without_parts(facts["operations"]):
            wrong[str(marks)] = {"found": facts["found"], "Django": facts["operations"]}
        elif facts["written"] != (facts["expected"] if written else {}) or facts.get("again") or (written and facts["left"]):
            wrong[str(marks)] = facts
        elif not facts["operations"]:
            wrong[str(marks)] = "no drift"
    assert not wrong, json.dumps(wrong, indent=1)


def test_merge_migrations(tmp_path, initial):
    for number, (branches, _) in enumerate(CONFLICTS):
        folder = tmp_path / str(number)
        lay_down(folder, {})
        for path, text in initial.items():
            (folder / path).write_text(text)
        for branch, operations in enumerate(branches):
            (folder / "shop" / "migrations" / f"0002_{'abc'[branch] * (20 if number == 0 else 1)}.py").write_text(
                "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
                f"    dependencies = [(\"shop\", \"0001_initial\")]\n    operations = [{operations}]\n")
    wrong = {}
    jobs = [(tmp_path / str(i), "merge") for i in range(len(CONFLICTS))]
    all_facts = run_all(jobs)
    for (branches, written), facts in zip(CONFLICTS, all_facts):
        merged = bool(facts["written"])
        # Where the names are long Django takes the time for the file's.
        long_names = facts is all_facts[0]
        same = [*facts["written"].values()] == [*facts["expected"].values()] if long_names else \
            facts["written"] == facts["expected"]
        if merged != written or (merged and (not same or facts["conflicts"] or facts["left"])):
            wrong[str(branches)] = facts
    assert not wrong, json.dumps(wrong, indent=1)
