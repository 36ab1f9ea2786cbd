"""Relations: targets, names of their other ends, on_delete, many-to-many tables, generic keys."""

from seeds import seed

RECALL = 0.95
AUTHOR = "class Author(models.Model):\n    name = models.CharField(max_length=20)\n\n\n"


def key(name, ids, wrong, right=None, before=AUTHOR, **rest):
    """A book with one relation."""
    text = before + "class Book(models.Model):\n    %s\n"
    return seed(name, ids, text % wrong, text % right if right else None, **rest)


def cascade(arguments, kind="ForeignKey"):
    return f"author = models.{kind}({arguments}, on_delete=models.CASCADE)"


THROUGH = """class Person(models.Model):
    name = models.CharField(max_length=20)


class Club(models.Model):
    members = models.ManyToManyField(Person, through="Membership"%s)


class Membership(models.Model):
    club = models.ForeignKey(Club, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    %s
"""


def through(name, ids, options, extra="note = models.TextField()", **rest):
    return seed(name, ids, THROUGH % (options, extra), THROUGH % ("", "note = models.TextField()"), **rest)


CONFIG = """from django.apps import AppConfig


class Config(AppConfig):
    name = "APP"

    def ready(self):
        import APP.receivers
"""
RECEIVER = """from django.db.models.signals import post_save


def log(**kwargs):
    pass


post_save.connect(log, sender="%s")
"""

SEEDS = [
    key("target_missing", "fields.E300 fields.E307", cascade('"Autor"'), cascade('"Author"')),
    key("target_app_missing", "fields.E300 fields.E307", cascade('"library.Author"'), cascade('"APP.Author"')),
    key("target_m2m_missing", "fields.E300 fields.E307",
        'authors = models.ManyToManyField("Autor")', 'authors = models.ManyToManyField("author")'),
    key("target_abstract", "fields.E300 fields.E307", cascade('"Person"'), cascade('"Writer"'),
        before="class Person(models.Model):\n    class Meta:\n        abstract = True\n\n\nclass Writer(Person):\n    pass\n\n\n"),
    key("target_swapped", "fields.E301", cascade('"auth.User"'), cascade("settings.AUTH_USER_MODEL"),
        before='from django.conf import settings\nfrom django.contrib.auth.models import AbstractUser\n\n\n'
               'class Reader(AbstractUser):\n    pass\n\n\n',
        settings={"AUTH_USER_MODEL": '"APP.Reader"'}),
    seed("accessor_field", "fields.E302 fields.E303",
         "class Author(models.Model):\n    books = models.IntegerField()\n\n\nclass Book(models.Model):\n"
         '    author = models.ForeignKey(Author, models.CASCADE, related_name="books")\n',
         "class Author(models.Model):\n    book_set = models.IntegerField()\n\n\nclass Book(models.Model):\n"
         '    author = models.ForeignKey(Author, models.CASCADE, related_name="books")\n'),
    seed("accessor_field_default", "fields.E302",
         "class Author(models.Model):\n    book_set = models.IntegerField()\n\n\nclass Book(models.Model):\n"
         "    author = models.ForeignKey(Author, models.CASCADE)\n",
         "class Author(models.Model):\n    book_set = models.IntegerField()\n\n\nclass Book(models.Model):\n"
         '    author = models.ForeignKey(Author, models.CASCADE, related_name="+")\n'),
    seed("query_field_default", "fields.E303",
         "class Author(models.Model):\n    book = models.IntegerField()\n\n\nclass Book(models.Model):\n"
         "    author = models.ForeignKey(Author, models.CASCADE)\n",
         "class Author(models.Model):\n    book = models.IntegerField()\n\n\nclass Book(models.Model):\n"
         '    author = models.ForeignKey(Author, models.CASCADE, related_query_name="published")\n'),
    key("accessor_twice", "fields.E304",
        "author = models.ForeignKey(Author, models.CASCADE)\n    editor = models.ForeignKey(Author, models.CASCADE)",
        "author = models.ForeignKey(Author, models.CASCADE)\n"
        '    editor = models.ForeignKey(Author, models.CASCADE, related_name="edited")'),
    key("accessor_twice_named", "fields.E304 fields.E305",
        'author = models.ForeignKey(Author, models.CASCADE, related_name="works")\n'
        '    fans = models.ManyToManyField(Author, related_name="works")'),
    seed("accessor_abstract", "fields.E304 fields.E305",
         AUTHOR + 'class Work(models.Model):\n    author = models.ForeignKey(Author, models.CASCADE, related_name="works")\n\n'
         "    class Meta:\n        abstract = True\n\n\nclass Book(Work):\n    pass\n\n\nclass Paper(Work):\n    pass\n",
         AUTHOR + "class Work(models.Model):\n"
         '    author = models.ForeignKey(Author, models.CASCADE, related_name="%(class)s_works")\n\n'
         "    class Meta:\n        abstract = True\n\n\nclass Book(Work):\n    pass\n\n\nclass Paper(Work):\n    pass\n"),
    key("query_twice", "fields.E305",
        'author = models.OneToOneField(Author, models.CASCADE)\n'
        '    editor = models.ForeignKey(Author, models.CASCADE, related_name="edits", related_query_name="book")'),
    key("related_name_invalid", "fields.E306", cascade('Author, related_name="the books"'),
        cascade('Author, related_name="the_books+"')),
    key("related_name_keyword", "fields.E306", cascade('Author, related_name="class"')),
    key("query_name_underscore", "fields.E308", cascade('Author, related_name="books_"'),
        cascade('Author, related_name="books_", related_query_name="books"')),
    key("query_name_double", "fields.E309", cascade('Author, related_name="the__books"'),
        cascade('Author, related_name="the_books"')),
    key("to_field_not_unique", "fields.E311", cascade('Author, to_field="name"'), cascade('Author, to_field="id"')),
    key("to_field_unique_clean", "", cascade('Author, to_field="name"'),
        before=AUTHOR.replace("max_length=20", "max_length=20, unique=True")),
    key("to_field_missing", "fields.E312", cascade('Author, to_field="nick"'), cascade("Author"), alone=True),
    seed("composite_target", "fields.E347",
         'class Author(models.Model):\n    pk = models.CompositePrimaryKey("one", "two")\n    one = models.IntegerField()\n'
         "    two = models.IntegerField()\n\n\nclass Book(models.Model):\n"
         "    author = models.ForeignKey(Author, models.CASCADE)\n", since=(5, 2)),
    seed("composite_many", "fields.E347",
         'class Author(models.Model):\n    pass\n\n\nclass Line(models.Model):\n'
         '    pk = models.CompositePrimaryKey("one", "two")\n    one = models.IntegerField()\n    two = models.IntegerField()\n'
         "    authors = models.ManyToManyField(Author)\n", since=(5, 2)),
    seed("composite_name", "fields.E013",
         'class Author(models.Model):\n    key = models.CompositePrimaryKey("one", "two")\n    one = models.IntegerField()\n'
         "    two = models.IntegerField()\n", since=(5, 2)),
    seed("foreign_object_not_unique", "fields.E310",
         "class Author(models.Model):\n    one = models.IntegerField()\n    two = models.IntegerField()\n\n\n"
         "class Book(models.Model):\n    one = models.IntegerField()\n    two = models.IntegerField()\n"
         '    author = models.ForeignObject(Author, models.CASCADE, from_fields=["one", "two"], to_fields=["one", "two"])\n',
         missed="a ForeignObject isn't looked at"),
    key("set_null", "fields.E320", "author = models.ForeignKey(Author, models.SET_NULL)",
        "author = models.ForeignKey(Author, models.SET_NULL, null=True)"),
    key("set_null_one", "fields.E320", "author = models.OneToOneField(Author, on_delete=models.SET_NULL, null=False)"),
    key("set_default", "fields.E321", "author = models.ForeignKey(Author, on_delete=models.SET_DEFAULT)",
        "author = models.ForeignKey(Author, on_delete=models.SET_DEFAULT, default=1)"),
    key("db_set_default", "fields.E322", "author = models.ForeignKey(Author, on_delete=models.DB_SET_DEFAULT)",
        since=(6, 1)),
    key("db_set_null", "fields.E320", "author = models.ForeignKey(Author, on_delete=models.DB_SET_NULL)", since=(6, 1)),
    seed("variants_mixed", "models.E050",
         AUTHOR + "class Book(models.Model):\n    author = models.ForeignKey(Author, models.DB_CASCADE)\n"
         '    editor = models.ForeignKey(Author, models.CASCADE, related_name="edited")\n', since=(6, 1)),
    seed("variants_chain", "fields.E323",
         AUTHOR + "class Book(models.Model):\n    author = models.ForeignKey(Author, models.CASCADE)\n\n\n"
         "class Page(models.Model):\n    book = models.ForeignKey(Book, models.DB_CASCADE)\n", since=(6, 1)),
    key("m2m_unique", "fields.E330", "authors = models.ManyToManyField(Author, unique=True)",
        "authors = models.ManyToManyField(Author, unique=False)"),
    key("m2m_null", "fields.W340", "authors = models.ManyToManyField(Author, null=True)",
        "authors = models.ManyToManyField(Author, blank=True)"),
    key("m2m_validators", "fields.W341", "authors = models.ManyToManyField(Author, validators=[len])",
        "authors = models.ManyToManyField(Author, validators=[])"),
    key("m2m_symmetrical", "fields.W345", 'parts = models.ManyToManyField("self", related_name="wholes")',
        'parts = models.ManyToManyField("self", related_name="wholes", symmetrical=False)'),
    key("m2m_comment", "fields.W346 fields.W163", 'authors = models.ManyToManyField(Author, db_comment="who")'),
    key("key_unique", "fields.W342", cascade("Author, unique=True"), cascade("Author", "OneToOneField")),
    key("m2m_through_missing", "fields.E331 models.E022",
        'authors = models.ManyToManyField(Author, through="Writing")', "authors = models.ManyToManyField(Author)"),
    seed("m2m_self_three", "fields.E333",
         'class Person(models.Model):\n    friends = models.ManyToManyField("self", through="Friendship")\n\n\n'
         "class Friendship(models.Model):\n"
         '    one = models.ForeignKey(Person, models.CASCADE, related_name="+")\n'
         '    two = models.ForeignKey(Person, models.CASCADE, related_name="+")\n'
         '    three = models.ForeignKey(Person, models.CASCADE, related_name="+")\n'),
    through("m2m_from_twice", "fields.E334", "", 'rival = models.ForeignKey(Club, models.CASCADE, related_name="+")'),
    through("m2m_to_twice", "fields.E335", "", 'guest = models.ForeignKey(Person, models.CASCADE, related_name="+")'),
    seed("m2m_no_key", "fields.E336",
         'class Person(models.Model):\n    pass\n\n\nclass Club(models.Model):\n'
         '    members = models.ManyToManyField(Person, through="Membership")\n\n\nclass Membership(models.Model):\n'
         "    club = models.ForeignKey(Club, models.CASCADE)\n"),
    through("m2m_one_name", "fields.E337", ', through_fields=("club",)'),
    through("m2m_unknown_name", "fields.E338", ', through_fields=("club", "persons")'),
    through("m2m_wrong_order", "fields.E339", ', through_fields=("person", "club")'),
    key("m2m_table_twice", "fields.E340",
        'authors = models.ManyToManyField(Author, db_table="APP_writers")\n'
        '    helpers = models.ManyToManyField(Author, db_table="APP_writers", related_name="+")'),
    key("m2m_table_of_model", "fields.E340", 'authors = models.ManyToManyField(Author, db_table="APP_author")'),
    key("m2m_table_twice_routed", "fields.W344",
        'authors = models.ManyToManyField(Author, db_table="APP_writers")\n'
        '    helpers = models.ManyToManyField(Author, db_table="APP_writers", related_name="+")',
        files={"routers.py": "class Router:\n    pass\n"}, settings={"DATABASE_ROUTERS": '["APP.routers.Router"]'}, alone=True),
    seed("generic_key_database", "contenttypes.E006",
         "from django.contrib.contenttypes.fields import GenericForeignKey\n"
         "from django.contrib.contenttypes.models import ContentType\n\n\nclass Tag(models.Model):\n"
         '    content_type = models.ForeignKey(ContentType, models.DB_CASCADE, related_name="+")\n'
         "    object_id = models.IntegerField()\n    target = GenericForeignKey()\n", since=(6, 1)),
    seed("accessor_manager", "fields.E348",
         "class Author(models.Model):\n    books = models.Manager()\n\n\nclass Book(models.Model):\n"
         '    author = models.ForeignKey(Author, models.CASCADE, related_name="books")\n', since=(6, 0)),
    seed("generic_object", "contenttypes.E001",
         "from django.contrib.contenttypes.fields import GenericForeignKey\n"
         "from django.contrib.contenttypes.models import ContentType\n\n\nclass Tag(models.Model):\n"
         "    content_type = models.ForeignKey(ContentType, models.CASCADE)\n    number = models.IntegerField()\n"
         "    target = GenericForeignKey()\n",
         "from django.contrib.contenttypes.fields import GenericForeignKey\n"
         "from django.contrib.contenttypes.models import ContentType\n\n\nclass Tag(models.Model):\n"
         "    content_type = models.ForeignKey(ContentType, models.CASCADE)\n    number = models.IntegerField()\n"
         '    target = GenericForeignKey("content_type", "number")\n'),
    seed("generic_type_missing", "contenttypes.E002",
         "from django.contrib.contenttypes.fields import GenericForeignKey\n\n\nclass Tag(models.Model):\n"
         '    object_id = models.IntegerField()\n    target = GenericForeignKey("kind", "object_id")\n'),
    seed("generic_type_no_key", "contenttypes.E003",
         "from django.contrib.contenttypes.fields import GenericForeignKey\n\n\nclass Tag(models.Model):\n"
         '    kind = models.IntegerField()\n    object_id = models.IntegerField()\n'
         '    target = GenericForeignKey("kind", "object_id")\n'),
    seed("generic_other_key", "contenttypes.E004",
         "from django.contrib.contenttypes.fields import GenericForeignKey\n\n\n" + AUTHOR + "class Tag(models.Model):\n"
         "    kind = models.ForeignKey(Author, models.CASCADE)\n    object_id = models.IntegerField()\n"
         '    target = GenericForeignKey("kind", "object_id")\n'),
    seed("sender_unknown", "signals.E001", "class Book(models.Model):\n    pass\n",
         files={"apps.py": CONFIG, "receivers.py": RECEIVER % "APP.Boook"},
         clean={"files": {"apps.py": CONFIG, "receivers.py": RECEIVER % "APP.Book"}}),
    seed("lazy_setting", "fields.E300 fields.E307",
         "from django.conf import settings\n\n\nclass Loan(models.Model):\n"
         "    book = models.ForeignKey(settings.SHOP_BOOK_MODEL, models.CASCADE)\n",
         clean={"settings": {"SHOP_BOOK_MODEL": '"auth.Group"'}}, settings={"SHOP_BOOK_MODEL": '"lending.Book"'}),
]
