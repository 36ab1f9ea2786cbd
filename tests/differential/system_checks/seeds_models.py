"""Models as a whole: names, Meta, indexes and constraints, inheritance, user models, managers."""

from seeds import seed

RECALL = 0.95
BOOK = """class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=20)
    pages = models.IntegerField()
    author = models.ForeignKey(Author, models.CASCADE)
    editors = models.ManyToManyField(Author, related_name="edited")

    class Meta:
        %s
"""


def meta(name, ids, wrong, right=None, **rest):
    return seed(name, ids, BOOK % wrong, BOOK % right if right else None, **rest)


def user(name, ids, body, right=None, **rest):
    text = (
        "from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin\n\n\n"
        "class Reader(AbstractBaseUser, PermissionsMixin):\n"
        "    email = models.EmailField(unique=True)\n    nick = models.CharField(max_length=9)\n"
        "    is_staff = models.BooleanField(default=True)\n    objects = BaseUserManager()\n%s\n"
    )
    return seed(name, ids, text % body, text % right if right else None, settings={"AUTH_USER_MODEL": '"APP.Reader"'},
                **rest)


def inherited(name, ids, wrong, right=None, **rest):
    text = ("class Place(models.Model):\n    name = models.CharField(max_length=9)\n"
            "    city = models.CharField(max_length=9)\n\n\nclass Shop(Place):\n    owner = models.TextField()\n    %s\n")
    return seed(name, ids, text % wrong, text % right if right else None, **rest)


FOREIGN = """class Author(models.Model):
    one = models.IntegerField()
    two = models.IntegerField()

    class Meta:
        unique_together = [("one", "two")]


class Book(models.Model):
    one = models.IntegerField()
    two = models.IntegerField()
    author = models.ForeignObject(Author, models.CASCADE, from_fields=["one", "two"], to_fields=["one", "two"], related_name="+")
"""
CHECK = "models.CheckConstraint(%s=models.Q(%s), name='APP_some')"

SEEDS = [
    seed("identical_m2m", "models.E003",
         'class Person(models.Model):\n    pass\n\n\nclass Club(models.Model):\n'
         '    members = models.ManyToManyField(Person, through="Link", related_name="+")\n'
         '    guests = models.ManyToManyField(Person, through="Link", related_name="+")\n\n\nclass Link(models.Model):\n'
         "    club = models.ForeignKey(Club, models.CASCADE)\n    person = models.ForeignKey(Person, models.CASCADE)\n"),
    seed("id_not_key", "models.E004", "class Book(models.Model):\n    id = models.IntegerField()\n",
         "class Book(models.Model):\n    id = models.IntegerField(primary_key=True)\n"),
    seed("parents_clash", "models.E005",
         "class One(models.Model):\n    one_id = models.AutoField(primary_key=True)\n    name = models.TextField()\n\n\n"
         "class Two(models.Model):\n    two_id = models.AutoField(primary_key=True)\n    name = models.TextField()\n\n\n"
         "class Both(One, Two):\n    pass\n",
         "class One(models.Model):\n    one_id = models.AutoField(primary_key=True)\n    name = models.TextField()\n\n\n"
         "class Two(models.Model):\n    two_id = models.AutoField(primary_key=True)\n    title = models.TextField()\n\n\n"
         "class Both(One, Two):\n    pass\n"),
    seed("attname_clash", "models.E006",
         "class Author(models.Model):\n    pass\n\n\nclass Book(models.Model):\n"
         "    author = models.ForeignKey(Author, models.CASCADE)\n    author_id = models.IntegerField()\n",
         "class Author(models.Model):\n    pass\n\n\nclass Book(models.Model):\n"
         "    author = models.ForeignKey(Author, models.CASCADE)\n    author_key = models.IntegerField()\n"),
    seed("accessor_of_parent", "models.E006",
         "class Place(models.Model):\n    pass\n\n\nclass Shop(Place):\n    pass\n\n\nclass Cafe(Place):\n"
         "    shop = models.IntegerField()\n"),
    seed("column_clash", "models.E007",
         'class Book(models.Model):\n    title = models.TextField()\n    name = models.TextField(db_column="title")\n',
         'class Book(models.Model):\n    title = models.TextField()\n    name = models.TextField(db_column="titles")\n'),
    meta("unique_together_text", "models.E010", "unique_together = 42", 'unique_together = ("title", "pages")'),
    meta("unique_together_mixed", "models.E011", 'unique_together = [("title", "pages"), 42]',
         'unique_together = [("title", "pages"), ["title"]]'),
    meta("unique_together_missing", "models.E012", 'unique_together = [("title", "page")]'),
    meta("index_missing", "models.E012", 'indexes = [models.Index(fields=["titel"], name="by_titel")]',
         'indexes = [models.Index(fields=["-title"], name="by_title")]'),
    meta("index_expression_missing", "models.E012",
         'indexes = [models.Index(models.F("titel").desc(), name="down_titel")]',
         'indexes = [models.Index(models.F("title").desc(), name="down_title")]', missed="methods of expressions aren't followed"),
    meta("constraint_missing", "models.E012",
         'constraints = [models.UniqueConstraint(fields=["titel"], name="APP_unique")]',
         'constraints = [models.UniqueConstraint(fields=["title"], name="APP_unique")]'),
    meta("check_missing", "models.E012", "constraints = [%s]" % (CHECK % ("condition", "page__gt=1")),
         "constraints = [%s]" % (CHECK % ("condition", "pages__gt=1")), since=(5, 1)),
    meta("check_missing_old", "models.E012", "constraints = [%s]" % (CHECK % ("check", "page__gt=1")),
         "constraints = [%s]" % (CHECK % ("check", "pages__gt=1")), until=(5, 2)),
    meta("unique_condition_missing", "models.E012",
         'constraints = [models.UniqueConstraint(fields=["title"], condition=models.Q(open=True), name="APP_unique")]'),
    meta("unique_together_m2m", "models.E013", 'unique_together = [("title", "editors")]'),
    meta("index_m2m", "models.E013", 'indexes = [models.Index(fields=["editors"], name="by_editors")]'),
    meta("ordering_text", "models.E014", 'ordering = "title"', 'ordering = ("title",)'),
    meta("ordering_missing", "models.E015", 'ordering = ["-titel"]', 'ordering = ["-title", "?", "pk", "author_id"]'),
    meta("ordering_path_missing", "models.E015", 'ordering = ["author__nam"]',
         'ordering = ["author__name", "author__pk"]'),
    meta("ordering_reverse", "models.E015", 'ordering = ["publisher"]', "ordering = [models.F('titel').desc()]"),
    inherited("unique_together_parent", "models.E016",
              'class Meta:\n        unique_together = [("name", "owner")]', 'class Meta:\n        ordering = ["name"]'),
    inherited("index_parent", "models.E016", 'class Meta:\n        indexes = [models.Index(fields=["name"], name="by_name")]'),
    seed("proxy_field", "models.E017",
         "class Book(models.Model):\n    title = models.TextField()\n\n\nclass Novel(Book):\n    extra = models.TextField()\n\n"
         "    class Meta:\n        proxy = True\n",
         "class Book(models.Model):\n    title = models.TextField()\n\n\nclass Novel(Book):\n    extra = 3\n\n"
         "    class Meta:\n        proxy = True\n"),
    meta("ordering_both", "models.E021", 'ordering = ["title"]\n        order_with_respect_to = "author"',
         'order_with_respect_to = "author"'),
    seed("name_start", "models.E023", "class _Book(models.Model):\n    pass\n", "class Book(models.Model):\n    pass\n"),
    seed("name_end", "models.E023", "class Book_(models.Model):\n    pass\n"),
    seed("name_double_in_model", "models.E024", "class My__Book(models.Model):\n    pass\n",
         "class My_Book(models.Model):\n    pass\n"),
    seed("property_clash", "models.E025",
         "class Author(models.Model):\n    pass\n\n\nclass Book(models.Model):\n"
         "    author = models.ForeignKey(Author, models.CASCADE)\n\n\nclass Novel(Book):\n    @property\n"
         "    def author_id(self):\n        return 1\n",
         "class Author(models.Model):\n    pass\n\n\nclass Book(models.Model):\n"
         "    author = models.ForeignKey(Author, models.CASCADE)\n\n    @property\n    def author_id(self):\n"
         "        return 1\n"),
    seed("two_keys", "models.E026",
         "class Book(models.Model):\n    one = models.IntegerField(primary_key=True)\n"
         "    two = models.IntegerField(primary_key=True)\n",
         "class Book(models.Model):\n    one = models.IntegerField(primary_key=True)\n"
         "    two = models.IntegerField(unique=True)\n"),
    seed("table_twice", "models.E028",
         'class Book(models.Model):\n    class Meta:\n        db_table = "APP_works"\n\n\nclass Paper(models.Model):\n'
         '    class Meta:\n        db_table = "APP_works"\n',
         'class Book(models.Model):\n    class Meta:\n        db_table = "APP_works"\n\n\nclass Paper(models.Model):\n'
         '    class Meta:\n        db_table = "APP_works"\n        managed = False\n'),
    seed("table_routed", "models.W035",
         'class Book(models.Model):\n    class Meta:\n        db_table = "APP_works"\n\n\nclass Paper(models.Model):\n'
         '    class Meta:\n        db_table = "APP_works"\n',
         settings={"DATABASE_ROUTERS": '["APP.routers.Router"]'}, alone=True,
         files={"routers.py": "class Router:\n    pass\n"}),
    meta("index_twice", "models.E029",
         'indexes = [models.Index(fields=["title"], name="APP_i"), models.Index(fields=["pages"], name="APP_i")]',
         'indexes = [models.Index(fields=["title"], name="APP_i"), models.Index(fields=["pages"], name="APP_j")]'),
    seed("index_shared", "models.E030",
         'class Dated(models.Model):\n    day = models.DateField()\n\n    class Meta:\n        abstract = True\n'
         '        indexes = [models.Index(fields=["day"], name="APP_day")]\n\n\nclass Book(Dated):\n    pass\n\n\n'
         "class Paper(Dated):\n    pass\n",
         'class Dated(models.Model):\n    day = models.DateField()\n\n    class Meta:\n        abstract = True\n'
         '        indexes = [models.Index(fields=["day"], name="%(class)s_day")]\n\n\nclass Book(Dated):\n    pass\n\n\n'
         "class Paper(Dated):\n    pass\n"),
    meta("constraint_twice", "models.E031",
         'constraints = [models.UniqueConstraint(fields=["title"], name="APP_c"), '
         'models.UniqueConstraint(fields=["pages"], name="APP_c")]'),
    seed("constraint_shared", "models.E032",
         'class Book(models.Model):\n    a = models.IntegerField()\n\n    class Meta:\n'
         '        constraints = [models.UniqueConstraint(fields=["a"], name="APP_same")]\n\n\nclass Paper(models.Model):\n'
         '    a = models.IntegerField()\n\n    class Meta:\n'
         '        constraints = [models.UniqueConstraint(fields=["a"], name="APP_same")]\n'),
    meta("index_digit", "models.E033", 'indexes = [models.Index(fields=["title"], name="1_title")]',
         'indexes = [models.Index(fields=["title"], name="title_1")]'),
    meta("index_underscore", "models.E033", 'indexes = [models.Index(fields=["title"], name="_title")]'),
    meta("index_long", "models.E034", 'indexes = [models.Index(fields=["title"], name="a_name_of_thirty_one_characters")]',
         'indexes = [models.Index(fields=["title"], name="the_name_has_thirty_characters")]'),
    meta("constraint_joined", "models.E041", "constraints = [%s]" % (CHECK % ("condition", 'author__name="x"')),
         "constraints = [%s]" % (CHECK % ("condition", "author__gt=1")), since=(5, 1)),
    seed("composite_unknown", "models.E042",
         'class Book(models.Model):\n    pk = models.CompositePrimaryKey("one", "tow")\n    one = models.IntegerField()\n'
         "    two = models.IntegerField()\n",
         'class Book(models.Model):\n    pk = models.CompositePrimaryKey("one", "two")\n    one = models.IntegerField()\n'
         "    two = models.IntegerField()\n", since=(5, 2)),
    seed("composite_null", "models.E042",
         'class Book(models.Model):\n    pk = models.CompositePrimaryKey("one", "two")\n    one = models.IntegerField()\n'
         "    two = models.IntegerField(null=True)\n", since=(5, 2)),
    seed("composite_same", "models.E042",
         'class Author(models.Model):\n    pass\n\n\nclass Book(models.Model):\n'
         '    pk = models.CompositePrimaryKey("author", "author_id")\n'
         "    author = models.ForeignKey(Author, models.CASCADE)\n",
         since=(5, 2)),
    seed("composite_index", "models.E048",
         'class Book(models.Model):\n    pk = models.CompositePrimaryKey("one", "two")\n    one = models.IntegerField()\n'
         "    two = models.IntegerField()\n\n    class Meta:\n"
         '        constraints = [models.UniqueConstraint(fields=["pk", "one"], name="APP_unique")]\n',
         'class Book(models.Model):\n    pk = models.CompositePrimaryKey("one", "two")\n    one = models.IntegerField()\n'
         "    two = models.IntegerField()\n\n    class Meta:\n"
         '        constraints = [models.UniqueConstraint(fields=["two", "one"], name="APP_unique")]\n', since=(5, 2)),
    seed("check_field", "models.E020", "class Book(models.Model):\n    check = models.IntegerField()\n",
         "class Book(models.Model):\n    checked = models.IntegerField()\n"),
    seed("check_method", "models.E020", "class Book(models.Model):\n    def check(self):\n        return True\n",
         "class Book(models.Model):\n    @classmethod\n    def check(cls, **kwargs):\n        return super().check(**kwargs)\n"),
    seed("check_raw", "models.W045",
         "from django.db.models.expressions import RawSQL\n\n\nclass Book(models.Model):\n    pages = models.IntegerField()\n\n"
         '    class Meta:\n        constraints = [models.CheckConstraint(condition=RawSQL("pages > 1", (), models.BooleanField()), name="APP_pages")]\n',
         since=(5, 1)),
    seed("check_raw_old", "models.W045",
         "from django.db.models.expressions import RawSQL\n\n\nclass Book(models.Model):\n    pages = models.IntegerField()\n\n"
         '    class Meta:\n        constraints = [models.CheckConstraint(check=models.Q(RawSQL("pages > 1", (), models.BooleanField())), name="APP_pages")]\n',
         until=(5, 2)),
    # Of another kind since 5.1: Meta refuses the option.
    meta("index_together_missing", "models.E012", 'index_together = [("titel", "pages")]',
         'index_together = [("title", "pages")]', until=(5, 0)),
    meta("index_together_flat", "models.E009", 'index_together = [("pages", "title"), 1]', until=(5, 0)),
    meta("unique_together_letters", "models.E012", 'unique_together = [("pages", "title"), "pages"]'),
    meta("index_together_text", "models.E008", 'index_together = "title"', until=(5, 0)),
    seed("foreign_object", "models.E049", FOREIGN + "\n    class Meta:\n"
         '        indexes = [models.Index(fields=["author"], name="APP_author")]\n', since=(6, 0),
         missed="a ForeignObject isn't looked at"),
    meta("covering_sqlite", "models.W040", 'indexes = [models.Index(fields=["title"], include=["pages"], name="APP_i")]'),
    meta("unique_covering_sqlite", "models.W039",
         'constraints = [models.UniqueConstraint(fields=["title"], include=["pages"], name="APP_c")]'),
    meta("unique_deferred_sqlite", "models.W038",
         'constraints = [models.UniqueConstraint(fields=["title"], name="APP_c", '
         'deferrable=models.Deferrable.DEFERRED)]'),
    meta("nulls_sqlite", "models.W047",
         'constraints = [models.UniqueConstraint(fields=["title"], name="APP_c", nulls_distinct=False)]', since=(5, 0)),
    meta("comment_table_sqlite", "models.W046", 'db_table_comment = "all of them"', since=(4, 2)),
    seed("auto_field_missing", "models.W042", "class Book(models.Model):\n    pass\n",
         "class Book(models.Model):\n    id = models.BigAutoField(primary_key=True)\n",
         tail="del DEFAULT_AUTO_FIELD\n", alone=True, until=(5, 2)),
    seed("name_long", "contenttypes.E005 auth.E011", "class %s(models.Model):\n    pass\n" % ("B" + "o" * 100),
         "class %s(models.Model):\n    pass\n" % ("B" + "o" * 79)),
    seed("site_manager_missing", "sites.E001",
         "from django.contrib.sites.managers import CurrentSiteManager\n\n\nclass Book(models.Model):\n"
         '    on_site = CurrentSiteManager("place")\n', apps=("django.contrib.sites",)),
    seed("site_manager_no_key", "sites.E002",
         "from django.contrib.sites.managers import CurrentSiteManager\n\n\nclass Book(models.Model):\n"
         '    place = models.IntegerField()\n    on_site = CurrentSiteManager("place")\n',
         apps=("django.contrib.sites",)),
    user("required_text", "auth.E001", '    USERNAME_FIELD = "email"\n    REQUIRED_FIELDS = "nick"',
         '    USERNAME_FIELD = "email"\n    REQUIRED_FIELDS = ["nick"]'),
    user("required_username", "auth.E002", '    USERNAME_FIELD = "email"\n    REQUIRED_FIELDS = ["nick", "email"]'),
    user("username_not_unique", "auth.E003", '    USERNAME_FIELD = "nick"'),
    user("username_not_unique_backends", "auth.W004", '    USERNAME_FIELD = "nick"', None, alone=True,
         files={"backends.py": "from django.contrib.auth.backends import ModelBackend\n\n\nclass Own(ModelBackend):\n"
                "    pass\n"},
         tail='AUTHENTICATION_BACKENDS = ["APP.backends.Own"]\n'),
    user("anonymous_method", "auth.C009", '    USERNAME_FIELD = "email"\n\n    def is_anonymous(self):\n        return False'),
    user("authenticated_method", "auth.C010",
         '    USERNAME_FIELD = "email"\n\n    def is_authenticated(self):\n        return True',
         '    USERNAME_FIELD = "email"\n\n    @property\n    def is_authenticated(self):\n        return True'),
    seed("permission_builtin", "auth.E005",
         'class Book(models.Model):\n    class Meta:\n        permissions = [("add_book", "Can add books")]\n',
         'class Book(models.Model):\n    class Meta:\n        permissions = [("lend_book", "Can lend books")]\n'),
    seed("permission_twice", "auth.E006",
         'class Book(models.Model):\n    class Meta:\n'
         '        permissions = [("lend", "Can lend"), ("lend", "Can lend it")]\n'),
    seed("permission_verbose", "auth.E007",
         'class Book(models.Model):\n    class Meta:\n        verbose_name = "%s"\n' % ("some " * 60).strip(),
         'class Book(models.Model):\n    class Meta:\n        verbose_name = "%s"\n' % ("some " * 40).strip()),
    seed("permission_long", "auth.E008",
         'class Book(models.Model):\n    class Meta:\n        permissions = [("lend", "%s")]\n' % ("a" * 256)),
    seed("permission_code_long", "auth.E012",
         'class Book(models.Model):\n    class Meta:\n        permissions = [("%s", "Can lend")]\n' % ("a" * 101)),
    seed("permission_name_long", "auth.E011", "class %s(models.Model):\n    pass\n" % ("B" + "o" * 95),
         "class %s(models.Model):\n    pass\n" % ("B" + "o" * 89)),
    seed("array_base", "postgres.E001",
         "from django.contrib.postgres.fields import ArrayField\n\n\nclass Book(models.Model):\n"
         "    prices = ArrayField(models.DecimalField(max_digits=2, decimal_places=4))\n",
         apps=("django.contrib.postgres",)),
    seed("array_relation", "postgres.E002",
         "from django.contrib.postgres.fields import ArrayField\n\n\nclass Author(models.Model):\n    pass\n\n\n"
         "class Book(models.Model):\n    authors = ArrayField(models.ForeignKey(Author, models.CASCADE))\n",
         apps=("django.contrib.postgres",)),
    seed("array_default", "fields.E010",
         "from django.contrib.postgres.fields import ArrayField\n\n\nclass Book(models.Model):\n"
         "    names = ArrayField(models.TextField(), default=[])\n",
         "from django.contrib.postgres.fields import ArrayField\n\n\nclass Book(models.Model):\n"
         "    names = ArrayField(models.TextField(), default=list)\n",
         apps=("django.contrib.postgres",)),
    seed("postgres_not_installed", "postgres.E005",
         "from django.contrib.postgres.fields import ArrayField\n\n\nclass Book(models.Model):\n"
         "    names = ArrayField(models.TextField())\n", since=(6, 0), alone=True),
]
