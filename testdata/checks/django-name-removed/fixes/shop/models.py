from django.db import models
from django.utils.translation import ugettext_lazy as _  # expect: django-name-removed
from django.utils.encoding import force_str, force_text  # expect: django-name-removed


class Book(models.Model):
    title = models.CharField(_("title"), max_length=100)

    def __str__(self):
        return force_text(self.title) + force_str(self.pk)
