"""Fields by themselves: names, options, choices, defaults."""

from seeds import seed

RECALL = 0.95


ARRAY = "from django.contrib.postgres.fields import ArrayField\n\n\n"
GENERATED = 'made = models.GeneratedField(expression=models.F("code"), output_field=%s, db_persist=True)'
JSON = "from django.contrib.postgres.fields import JSONField\n\n\n"
CI = "from django.contrib.postgres.fields import CICharField, CIEmailField, CITextField\n\n\n"


def field(name, ids, wrong, right=None, before="", **rest):
    """A model with one field, written as an assignment; with `right` in its place nothing is reported."""
    text = before + "class Book(models.Model):\n    code = models.CharField(max_length=7)\n    %s\n"
    clean = text % right if right else None
    return seed(name, ids, text % wrong, clean, **rest)


SEEDS = [
    field("name_underscore", "fields.E001", "title_ = models.TextField()", "title_it = models.TextField()"),
    field("name_double", "fields.E002", "sub__title = models.TextField()", "sub_title = models.TextField()"),
    field("name_pk", "fields.E003", "pk = models.TextField()", "pk_text = models.TextField()"),
    field("choices_text", "fields.E004", 'state = models.CharField(max_length=2, choices="ab")',
          'state = models.CharField(max_length=2, choices={"a": "A"})', since=(5, 0)),
    field("choices_flat", "fields.E005", 'state = models.CharField(max_length=9, choices=["new", "old"])',
          'state = models.CharField(max_length=9, choices=[("new", "new"), ("old", "old")])'),
    field("choices_triple", "fields.E005", 'state = models.IntegerField(choices=[(1, "a", "x"), (2, "b", "y")])',
          'state = models.IntegerField(choices=[(1, "a"), (2, "b")])'),
    field("choices_nested", "fields.E005", 'state = models.IntegerField(choices=[(1, ["a"]), (2, ["b"])])',
          'state = models.IntegerField(choices=[("group", [(1, "a"), (2, "b")]), ("other", [(3, "c")])])'),
    field("db_index_text", "fields.E006", 'title = models.CharField(max_length=3, db_index="yes")',
          "title = models.CharField(max_length=3, db_index=None)"),
    field("primary_null", "fields.E007", "isbn = models.CharField(max_length=13, primary_key=True, null=True)",
          "isbn = models.CharField(max_length=13, primary_key=True, null=False)"),
    field("validator_none", "fields.E008", 'pages = models.IntegerField(validators=[None])',
          "pages = models.IntegerField(validators=[])"),
    field("validator_text", "fields.E008", 'title = models.CharField(max_length=9, validators=["upper"])'),
    field("choices_long", "fields.E009", 'state = models.CharField(max_length=3, choices=[("new", "N"), ("sold", "S")])',
          'state = models.CharField(max_length=4, choices=[("new", "N"), ("sold", "S")])'),
    field("choices_long_group", "fields.E009",
          'state = models.CharField(max_length=3, choices=[("g", [("new", "N"), ("sold", "S")])])',
          'state = models.CharField(max_length=4, choices=[("groups", [("new", "N"), ("sold", "S")])])'),
    seed("choices_enum", "fields.E009",
         "class State(models.TextChoices):\n    NEW = 'new', 'New'\n    SOLD = 'sold', 'Sold'\n\n\n"
         "class Book(models.Model):\n    state = models.CharField(max_length=3, choices=State.choices)\n",
         "class State(models.TextChoices):\n    NEW = 'new', 'New'\n    SOLD = 'sold', 'Sold'\n\n\n"
         "class Book(models.Model):\n    state = models.CharField(max_length=4, choices=State.choices)\n"),
    field("default_dict", "fields.E010", "extra = models.JSONField(default={})", "extra = models.JSONField(default=dict)"),
    field("default_list", "fields.E010", 'extra = models.JSONField(default=["a"])', "extra = models.JSONField(default=None)"),
    field("char_no_length", "fields.E120", "title = models.CharField()", "title = models.TextField()", until=(5, 1)),
    field("char_no_length_later", "", "title = models.CharField()", since=(5, 2)),
    field("slug_zero", "fields.E121", "slug = models.SlugField(max_length=0)", "slug = models.SlugField()"),
    field("char_text_length", "fields.E121", 'title = models.CharField(max_length="20")',
          "title = models.CharField(max_length=20)"),
    field("char_negative", "fields.E121", "title = models.CharField(max_length=-1)"),
    field("char_true", "fields.E121", "title = models.CharField(max_length=True)"),
    field("integer_length", "fields.W122", "pages = models.IntegerField(max_length=4)", "pages = models.IntegerField()"),
    field("small_length", "fields.W122", "pages = models.PositiveSmallIntegerField(max_length=4)"),
    field("decimal_places", "fields.E130", "price = models.DecimalField(max_digits=5)",
          "price = models.DecimalField(max_digits=5, decimal_places=2)", until=(6, 0)),
    field("decimal_places_text", "fields.E131", 'price = models.DecimalField(max_digits=5, decimal_places="x")'),
    field("decimal_places_negative", "fields.E131", "price = models.DecimalField(max_digits=5, decimal_places=-1)",
          "price = models.DecimalField(max_digits=5, decimal_places=0)"),
    field("decimal_digits", "fields.E132", "price = models.DecimalField(decimal_places=2)", until=(6, 0)),
    field("decimal_digits_zero", "fields.E133", "price = models.DecimalField(max_digits=0, decimal_places=2)"),
    field("decimal_digits_text", "fields.E133", 'price = models.DecimalField("price", "price", "x", 2)'),
    field("decimal_smaller", "fields.E134", "price = models.DecimalField(max_digits=2, decimal_places=4)",
          "price = models.DecimalField(max_digits=4, decimal_places=4)"),
    field("path_nothing", "fields.E140", 'cover = models.FilePathField(path="/", allow_files=False)',
          'cover = models.FilePathField(path="/", allow_files=False, allow_folders=True)'),
    field("ip_blank", "fields.E150", "host = models.GenericIPAddressField(blank=True)",
          "host = models.GenericIPAddressField(blank=True, null=True)"),
    field("date_auto_both", "fields.E160", "made = models.DateTimeField(auto_now=True, auto_now_add=True)",
          "made = models.DateTimeField(auto_now=False, auto_now_add=True)"),
    field("date_auto_default", "fields.E160", "made = models.DateField(auto_now=True, default=None)",
          "made = models.DateField(auto_now=True)"),
    field("time_auto_default", "fields.E160", 'made = models.TimeField(auto_now_add=True, default="10:00")'),
    field("binary_text", "fields.E170", 'data = models.BinaryField(default="x")', 'data = models.BinaryField(default=b"x")'),
    field("file_primary", "fields.E201", "file = models.FileField(primary_key=True)", "file = models.FileField()"),
    field("file_absolute", "fields.E202", 'file = models.FileField(upload_to="/books")',
          'file = models.FileField(upload_to="books/")'),
    field("image_absolute", "fields.E202", 'cover = models.ImageField(upload_to="/covers")'),
    seed("date_fixed", "fields.W161",
         "from django.utils import timezone\n\n\nclass Book(models.Model):\n"
         "    made = models.DateTimeField(default=timezone.now())\n",
         "from django.utils import timezone\n\n\nclass Book(models.Model):\n"
         "    made = models.DateTimeField(default=timezone.now)\n"),
    seed("date_fixed_import", "fields.W161",
         "import datetime\nfrom datetime import date\n\n\nclass Book(models.Model):\n"
         "    day = models.DateField(default=date.today())\n    noon = models.TimeField(default=datetime.time(12))\n"
         "    at = models.DateTimeField(default=datetime.datetime.now())\n",
         "import datetime\nfrom datetime import date\n\n\nclass Book(models.Model):\n"
         "    day = models.DateField(default=date(2001, 1, 1))\n    noon = models.TimeField(default=datetime.time)\n"
         "    at = models.DateTimeField(default=datetime.datetime(2001, 1, 1, 10))\n"),
    field("removed_null_boolean", "fields.E903", "seen = models.NullBooleanField()",
          "seen = models.BooleanField(null=True)"),
    field("removed_ip", "fields.E900", "host = models.IPAddressField()", "host = models.GenericIPAddressField()"),
    field("removed_comma", "fields.E901", "numbers = models.CommaSeparatedIntegerField(max_length=9)"),
    field("removed_json", "fields.E904", "data = JSONField()", before=JSON, apps=("django.contrib.postgres",)),
    field("removed_char", "fields.E905", "name = CICharField(max_length=9)", before=CI, apps=("django.contrib.postgres",),
          since=(5, 1)),
    field("removed_email", "fields.E906", "name = CIEmailField()", before=CI, apps=("django.contrib.postgres",), since=(5, 1)),
    field("removed_text", "fields.E907", "name = CITextField()", before=CI, apps=("django.contrib.postgres",), since=(5, 1)),
    field("deprecated_char", "fields.W905", "name = CICharField(max_length=9)", before=CI, apps=("django.contrib.postgres",),
          until=(5, 0)),
    field("deprecated_email", "fields.W906", "name = CIEmailField()", before=CI, apps=("django.contrib.postgres",), until=(5, 0)),
    field("deprecated_text", "fields.W907", "name = CITextField()", before=CI, apps=("django.contrib.postgres",), until=(5, 0)),
    field("array_digits", "postgres.E001", "prices = ArrayField(models.DecimalField(max_digits=0, decimal_places=0))",
          "prices = ArrayField(models.DecimalField(max_digits=3, decimal_places=0))", before=ARRAY, apps=("django.contrib.postgres",)),
    field("array_length", "postgres.W004", "numbers = ArrayField(models.IntegerField(max_length=4))",
          "numbers = ArrayField(models.IntegerField())", before=ARRAY, apps=("django.contrib.postgres",)),
    field("output_digits", "fields.E223", GENERATED % "models.DecimalField(max_digits=1, decimal_places=2)",
          GENERATED % "models.DecimalField(max_digits=5, decimal_places=2)", since=(5, 0)),
    field("output_length", "fields.W224", GENERATED % "models.IntegerField(max_length=4)",
          GENERATED % "models.IntegerField()", since=(5, 0)),
    field("auto_not_key", "fields.E100",
          "number = models.AutoField(primary_key=False)\n    isbn = models.CharField(max_length=9, primary_key=True)",
          "number = models.AutoField(primary_key=True)"),
    field("decimal_one", "fields.E135", "price = models.DecimalField(max_digits=5)", "price = models.DecimalField()", since=(6, 1)),
    field("comment_sqlite", "fields.W163", 'title = models.TextField(db_comment="of the book")', since=(4, 2)),
    seed("db_default_reference", "fields.E012",
         'class Book(models.Model):\n    pages = models.IntegerField()\n'
         '    count = models.IntegerField(db_default=models.F("pages") + 1)\n',
         'class Book(models.Model):\n    count = models.IntegerField(db_default=models.Value(1) + 1)\n', since=(5, 0)),
    seed("inherited_option", "fields.E134",
         "class Priced(models.Model):\n    price = models.DecimalField(max_digits=2, decimal_places=3)\n\n"
         "    class Meta:\n        abstract = True\n\n\nclass Book(Priced):\n    pass\n",
         "class Priced(models.Model):\n    price = models.DecimalField(max_digits=2, decimal_places=3)\n\n"
         "    class Meta:\n        abstract = True\n"),
    seed("positional_choices", "fields.E009",
         "from APP.constants import STATES, WIDTH\n\n\nclass Book(models.Model):\n"
         '    state = models.CharField("state", max_length=WIDTH, choices=STATES)\n',
         "from APP.constants import STATES\n\n\nclass Book(models.Model):\n"
         '    state = models.CharField("state", max_length=10, choices=STATES)\n',
         files={"constants.py": 'NEW = "new"\nWIDTH = 2\nSTATES = ((NEW, "New"), ("x", "X"))\n'}),
    seed("custom_field", "fields.E134",
         "class Money(models.DecimalField):\n    pass\n\n\nclass Book(models.Model):\n"
         "    price = Money(max_digits=2, decimal_places=3)\n",
         "class Money(models.DecimalField):\n    def __init__(self, *args, **kwargs):\n"
         '        kwargs["max_digits"] = 12\n        super().__init__(*args, **kwargs)\n\n\nclass Book(models.Model):\n'
         "    price = Money(max_digits=2, decimal_places=3)\n"),
]
