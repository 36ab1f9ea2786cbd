from django.db import models

from shop.base import Remark, Stock


class Book(models.Model):
    def __str__(self):
        return self.title

    title = models.CharField(max_length=80)
    #<^^^ expect: model-body-order "a field stands behind a magic method"
    pages = models.IntegerField(default=0)
    in_stock = Stock()  # expect: model-body-order "a manager stands behind a magic method"

    class Meta:  # expect: model-body-order "class Meta stands behind a magic method"
        ordering = ["title"]


class BookRemark(Remark):
    def get_absolute_url(self):
        return "/remarks/"

    @property
    def short(self):
        return self.text[:20]

    def save(self, *args, **kwargs):  # expect: model-body-order "save() stands behind get_absolute_url()"
        super().save(*args, **kwargs)

    text = models.TextField()  # expect: model-body-order "a field stands behind get_absolute_url()"

    class Meta:  # expect: model-body-order
        verbose_name = "remark"

    def longer(self):
        return self.text * 2

    def __str__(self):  # expect: model-body-order
        return self.text
