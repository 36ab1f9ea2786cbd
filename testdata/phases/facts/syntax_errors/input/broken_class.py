import a
from b import c


class Before(models.Model):
    name = models.CharField()
    broken = models.ForeignKey(Author, on_delete=
    other = models.CharField()


class After(models.Model):
    title = models.CharField()
