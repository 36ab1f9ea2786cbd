"""Options of admin classes: names, types, columns that are edited, autocomplete fields, inlines."""

from seeds import seed

MODELS = '''class Publisher(models.Model):
    name = models.CharField(max_length=100)
    founded = models.DateField(null=True)


class Tag(models.Model):
    word = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=100)
    slug = models.SlugField()
    kind = models.CharField(max_length=1, choices=[("a", "A"), ("b", "B")])
    published = models.DateField(null=True)
    stored = models.DateTimeField(auto_now_add=True)
    publisher = models.ForeignKey(Publisher, models.CASCADE, related_name="books")
    editor = models.ForeignKey(Publisher, models.CASCADE, null=True, related_name="edited")
    tags = models.ManyToManyField(Tag)
    shelves = models.ManyToManyField("Shelf", through="Placement")

    @property
    def year(self):
        return self.published.year


class Shelf(models.Model):
    number = models.IntegerField()


class Placement(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)
    shelf = models.ForeignKey(Shelf, models.CASCADE)
'''
BOOK = "@admin.register(Book)\nclass BookAdmin(admin.ModelAdmin):\n"
SEARCHING = "@admin.register(Publisher)\nclass PublisherAdmin(admin.ModelAdmin):\n    search_fields = [\"name\"]\n\n\n"
INLINE = "class OneInline(admin.TabularInline):\n%s\n\n\n@admin.register(%s)\nclass OneAdmin(admin.ModelAdmin):\n    inlines = [OneInline]\n"


def lines(text):
    return "".join(f"    {line}\n" for line in text.split("\n"))


def option(name, ids, wrong, right, before="", **rest):
    """A book's admin class with one option."""
    return seed(name, ids, MODELS, {"admin": before + BOOK + lines(right)}, admin=before + BOOK + lines(wrong), **rest)


def inline(name, ids, wrong, right, parent="Book", before="", **rest):
    return seed(name, ids, MODELS, {"admin": before + INLINE % (lines(right), parent)},
                admin=before + INLINE % (lines(wrong), parent), **rest)


TAGS = """from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType


class Book(models.Model):
    title = models.CharField(max_length=100)


class Tag(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.IntegerField()
    other_id = models.IntegerField()
    target = GenericForeignKey()


class Word(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.IntegerField()
"""
GENERIC = "from django.contrib.contenttypes.admin import GenericTabularInline\n\n\n" + INLINE.replace(
    "admin.TabularInline", "GenericTabularInline")


def generic(name, ids, wrong, right):
    """An inline over a generic key."""
    return seed(name, ids, TAGS, {"admin": GENERIC % (lines(right), "Book")}, admin=GENERIC % (lines(wrong), "Book"))


SEEDS = [
    # Names of fields.
    option("raw_ids_missing", "admin.E002", 'raw_id_fields = ["author"]', 'raw_id_fields = ["publisher"]'),
    option("raw_ids_attname", "admin.E002", 'raw_id_fields = ["publisher_id"]', 'raw_id_fields = ["tags"]'),
    option("raw_ids_column", "admin.E003", 'raw_id_fields = ("title",)', 'raw_id_fields = ("publisher",)'),
    option("fields_through", "admin.E013", 'fields = ["title", "shelves"]',
           'fields = ["title", "shelves"]\nreadonly_fields = ["shelves"]'),
    option("fieldsets_through", "admin.E013", 'fieldsets = [(None, {"fields": ["title", ("slug", "shelves")]})]',
           'fieldsets = [(None, {"fields": ["title", ("slug", "kind")]})]'),
    option("horizontal_missing", "admin.E019", 'filter_horizontal = ["genres"]', 'filter_horizontal = ["tags"]'),
    option("vertical_key", "admin.E020", 'filter_vertical = ["publisher"]', 'filter_vertical = ["tags"]'),
    option("vertical_through", "admin.E013", 'filter_vertical = ["shelves"]', 'filter_vertical = []', since=(5, 0)),
    option("radio_missing", "admin.E022", 'radio_fields = {"cover": admin.VERTICAL}', 'radio_fields = {"kind": admin.VERTICAL}'),
    option("radio_column", "admin.E023", 'radio_fields = {"title": admin.VERTICAL}',
           'radio_fields = {"publisher": admin.HORIZONTAL}'),
    option("radio_value", "admin.E024", 'radio_fields = {"kind": "vertical"}', 'radio_fields = {"kind": 1}'),
    option("prepopulated_missing", "admin.E027", 'prepopulated_fields = {"url": ["title"]}',
           'prepopulated_fields = {"slug": ["title"]}'),
    option("prepopulated_key", "admin.E028", 'prepopulated_fields = {"publisher": ["title"]}',
           'prepopulated_fields = {"slug": ("title", "kind")}'),
    option("prepopulated_time", "admin.E028", 'prepopulated_fields = {"stored": ["title"]}', "prepopulated_fields = {}"),
    option("prepopulated_value", "admin.E029", 'prepopulated_fields = {"slug": "title"}',
           'prepopulated_fields = {"slug": ("title",)}'),
    option("prepopulated_from", "admin.E030", 'prepopulated_fields = {"slug": ["titel"]}',
           'prepopulated_fields = {"slug": ["title"]}'),
    option("admin_ordering_random", "admin.E032", 'ordering = ["?", "title"]', 'ordering = ["?"]'),
    option("admin_ordering_missing", "admin.E033", 'ordering = ["-price"]', 'ordering = ["-title", "pk"]'),
    option("readonly_missing", "admin.E035", 'readonly_fields = ["price"]', 'readonly_fields = ["year", "stored"]'),
    option("autocomplete_missing", "admin.E037", 'autocomplete_fields = ["author"]', 'autocomplete_fields = ["publisher"]',
           before=SEARCHING),
    option("autocomplete_column", "admin.E038", 'autocomplete_fields = ["title"]', "autocomplete_fields = []"),
    option("autocomplete_no_admin", "admin.E039", 'autocomplete_fields = ["tags"]', 'autocomplete_fields = ["publisher"]',
           before=SEARCHING),
    option("autocomplete_no_search", "admin.E040", 'autocomplete_fields = ["tags"]', 'autocomplete_fields = ["publisher"]',
           before=SEARCHING + "admin.site.register(Tag)\n\n\n"),
    option("columns_missing", "admin.E108", 'list_display = ["title", "price"]', 'list_display = ["__str__", "year", "pk"]'),
    option("columns_many", "admin.E109", 'list_display = ["title", "tags"]', 'list_display = ["title", "publisher"]'),
    option("columns_method", "admin.E108", 'list_display = ["title", "word"]\n\ndef words(self, book):\n    return 1',
           'list_display = ["title", "words"]\n\ndef words(self, book):\n    return 1'),
    option("links_missing", "admin.E111", 'list_display = ["title"]\nlist_display_links = ["slug"]',
           'list_display = ["title"]\nlist_display_links = ["title"]'),
    option("filter_missing", "admin.E116", 'list_filter = ["publisher__city"]', 'list_filter = ["publisher__founded", "tags"]'),
    option("filter_transform", "admin.E116", 'list_filter = ["published__year"]', 'list_filter = ["published"]'),
    option("filter_field_class", "admin.E114", "list_filter = [admin.ChoicesFieldListFilter]",
           'list_filter = [("kind", admin.ChoicesFieldListFilter)]'),
    option("filter_simple_for_field", "admin.E115", 'list_filter = [("kind", admin.SimpleListFilter)]', 'list_filter = ["kind"]'),
    option("editable_missing", "admin.E121", 'list_display = ["title", "slug"]\nlist_editable = ["price"]',
           'list_display = ["title", "slug"]\nlist_editable = ["slug"]'),
    option("editable_no_column", "admin.E122", 'list_display = ["title", "slug"]\nlist_editable = ["kind"]',
           'list_display = ["title", "kind"]\nlist_editable = ["kind"]'),
    option("editable_link", "admin.E123",
           'list_display = ["title", "slug"]\nlist_display_links = ["slug"]\nlist_editable = ["slug"]',
           'list_display = ["title", "slug"]\nlist_display_links = ["slug"]\nlist_editable = ["title"]'),
    option("editable_first", "admin.E124", 'list_display = ["title", "slug"]\nlist_editable = ["title"]',
           'list_display = ["title", "slug"]\nlist_display_links = None\nlist_editable = ["title"]'),
    option("editable_not", "admin.E125", 'list_display = ["title", "stored"]\nlist_editable = ["stored"]',
           'list_display = ["title", "published"]\nlist_editable = ["published"]'),
    option("hierarchy_missing", "admin.E127", 'date_hierarchy = "created"', 'date_hierarchy = "stored"'),
    option("hierarchy_text", "admin.E128", 'date_hierarchy = "title"', 'date_hierarchy = "publisher__founded"'),
    # Types and forms.
    option("raw_ids_text", "admin.E001", 'raw_id_fields = "publisher"', 'raw_id_fields = ("publisher",)'),
    option("fields_text", "admin.E004", 'fields = "title"', 'fields = ["title"]'),
    option("fields_and_sets", "admin.E005", 'fields = ["title"]\nfieldsets = [(None, {"fields": ["title"]})]', 'fields = ["title"]'),
    option("fields_twice", "admin.E006", 'fields = ["title", ("slug", "title")]', 'fields = ["title", ("slug", "kind")]'),
    option("sets_text", "admin.E007", 'fieldsets = "title"', "fieldsets = None"),
    option("set_text", "admin.E008", 'fieldsets = ["title"]', 'fieldsets = [(None, {"fields": ["title"]})]'),
    option("set_fields_text", "admin.E008", 'fieldsets = [(None, {"fields": "title"})]',
           'fieldsets = [(None, {"fields": ("title",)})]'),
    option("set_length", "admin.E009", "fieldsets = [(None,)]", "fieldsets = []"),
    option("set_list", "admin.E010", 'fieldsets = [(None, ["title"])]', 'fieldsets = [(None, {"fields": ["title"]})]'),
    option("set_no_fields", "admin.E011", 'fieldsets = [(None, {"classes": ["wide"]})]',
           'fieldsets = [(None, {"classes": ["wide"], "fields": ["title"]})]'),
    option("set_twice", "admin.E012", 'fieldsets = [(None, {"fields": ["title"]}), ("B", {"fields": ["slug", "title"]})]',
           'fieldsets = [(None, {"fields": ["title"]}), ("B", {"fields": ["slug"]})]'),
    option("exclude_text", "admin.E014", 'exclude = "slug"', 'exclude = ["slug"]'),
    option("exclude_twice", "admin.E015", 'exclude = ["slug", "slug"]', 'exclude = ["slug", "kind"]'),
    option("form_plain", "admin.E016", "form = BookForm", "form = BookModelForm",
           before="from django import forms\n\n\nclass BookForm(forms.Form):\n    pass\n\n\n"
                  "class BookModelForm(forms.ModelForm):\n    pass\n\n\n"),
    option("vertical_text", "admin.E017", 'filter_vertical = "tags"', 'filter_vertical = ["tags"]'),
    option("horizontal_text", "admin.E018", 'filter_horizontal = "tags"', 'filter_horizontal = ["tags"]'),
    option("radio_list", "admin.E021", 'radio_fields = ["kind"]', 'radio_fields = {"kind": admin.VERTICAL}'),
    option("view_text", "admin.E025", 'view_on_site = "yes"', "view_on_site = False"),
    option("prepopulated_list", "admin.E026", 'prepopulated_fields = ["slug"]', "prepopulated_fields = {}"),
    option("admin_ordering_text", "admin.E031", 'ordering = "title"', 'ordering = ("title",)'),
    option("readonly_text", "admin.E034", 'readonly_fields = ("stored")', 'readonly_fields = ("stored",)'),
    option("autocomplete_text", "admin.E036", 'autocomplete_fields = "publisher"', 'autocomplete_fields = ["publisher"]',
           before=SEARCHING),
    option("save_as_number", "admin.E101", "save_as = 1", "save_as = True"),
    option("save_on_top_text", "admin.E102", 'save_on_top = "yes"', "save_on_top = True"),
    option("inlines_dict", "admin.E103", "inlines = {}", "inlines = ()"),
    option("columns_text", "admin.E107", 'list_display = ("title")', 'list_display = ("title",)'),
    option("links_text", "admin.E110", 'list_display_links = "title"', "list_display_links = None"),
    option("filter_text", "admin.E112", 'list_filter = "kind"', 'list_filter = ["kind"]'),
    option("related_text", "admin.E117", 'list_select_related = "publisher"', 'list_select_related = ["publisher"]'),
    option("page_text", "admin.E118", 'list_per_page = "50"', "list_per_page = 50"),
    option("show_all_text", "admin.E119", 'list_max_show_all = "all"', "list_max_show_all = 500"),
    option("editable_text", "admin.E120", 'list_editable = "slug"', "list_editable = ()"),
    option("search_text", "admin.E126", 'search_fields = "title"', 'search_fields = ["title"]'),
    # Inlines.
    inline("inline_excludes_key", "admin.E201", 'model = Placement\nexclude = ["book"]', 'model = Placement\nexclude = ["shelf"]'),
    inline("inline_no_key", "admin.E202", "model = Tag", "model = Placement"),
    inline("inline_two_keys", "admin.E202", "model = Book", 'model = Book\nfk_name = "editor"', parent="Publisher"),
    inline("inline_wrong_key", "admin.E202", 'model = Placement\nfk_name = "shelf"', 'model = Placement\nfk_name = "book"'),
    inline("inline_key_missing", "admin.E202", 'model = Placement\nfk_name = "volume"', "model = Book.tags.through"),
    inline("inline_extra", "admin.E203", 'model = Placement\nextra = "1"', "model = Placement\nextra = 0"),
    inline("inline_most", "admin.E204", 'model = Placement\nmax_num = "3"', "model = Placement\nmax_num = None"),
    inline("inline_least", "admin.E205", "model = Placement\nmin_num = 1.5", "model = Placement\nmin_num = 1"),
    inline("inline_no_model", "admin.E105", "extra = 1", "model = Placement"),
    option("inline_no_inline", "admin.E104", "inlines = [Other]", "inlines = []", before="class Other:\n    pass\n\n\n"),
    option("inline_of_admin", "admin.E104", "inlines = [Other]", "inlines = []",
           before="class Other(admin.ModelAdmin):\n    pass\n\n\n"),
    inline("inline_model_text", "admin.E106", 'model = "Placement"', "model = Placement"),
    option("filter_class", "admin.E113", "list_filter = [Other]", "list_filter = [Kind]",
           before="class Other:\n    pass\n\n\nclass Kind(admin.SimpleListFilter):\n    title = parameter_name = \"kind\"\n\n"
                  "    def lookups(self, request, model_admin):\n        return []\n\n"
                  "    def queryset(self, request, queryset):\n        return queryset\n\n\n"),
    inline("inline_formset", "admin.E206", "model = Placement\nformset = Other", "model = Placement",
           before="from django import forms\n\n\nclass Other(forms.BaseFormSet):\n    pass\n\n\n"),
    option("deletion_text", "admin.E041", 'delete_confirmation_max_display = "9"', "delete_confirmation_max_display = None",
           since=(6, 1)),
    generic("generic_no_key", "admin.E301", "model = Word", "model = Tag"),
    generic("generic_type", "admin.E302", 'model = Tag\nct_field = "type"', 'model = Tag\nct_field = "content_type"'),
    generic("generic_number", "admin.E303", 'model = Tag\nct_fk_field = "number"', "model = Tag"),
    generic("generic_other", "admin.E304", 'model = Tag\nct_fk_field = "other_id"', "model = Tag"),
    # An action needs a method for each of its permissions, and a name of its own.
    option("action_permission", "admin.E129",
           'actions = ["lend"]\n\n@admin.action(permissions=["lend"])\ndef lend(self, request, books):\n    pass',
           'actions = ["lend"]\n\n@admin.action(permissions=["change"])\ndef lend(self, request, books):\n    pass'),
    option("action_twice", "admin.E130", 'actions = ["lend", "lend"]\n\ndef lend(self, request, books):\n    pass',
           'actions = ["lend"]\n\ndef lend(self, request, books):\n    pass'),
]
