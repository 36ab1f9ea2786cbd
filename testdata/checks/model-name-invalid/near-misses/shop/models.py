from django.db import models


class _Base(models.Model):
    class Meta:
        abstract = True


class My_Book(_Base):
    pass
