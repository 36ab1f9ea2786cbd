from django.db import models
from django.db.models import SlugField, TextField

from shop.base import OPTIONAL, Named


class Author(Named):
    biography: str = TextField(null=True, blank=True)
    #<^^^^^^^ expect: nullable-string-field


class Publisher(Named):
    homepage = models.URLField(null=True)  # expect: nullable-string-field
    mail = models.EmailField("mail", null=OPTIONAL)  # expect: nullable-string-field "EmailField"
    slug = SlugField(unique=True, null=True)  # expect: nullable-string-field
    catalogue = models.FilePathField(path="/srv/catalogues", null=True)  # expect: nullable-string-field
