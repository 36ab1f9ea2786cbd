from django.db import models

from shop.trees import tree_base


class Section(tree_base()):
    title = models.CharField(max_length=80, null=True)  # known-miss: nullable-string-field — the base is computed
