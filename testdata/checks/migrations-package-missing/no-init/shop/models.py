from django.db import models


class Base(models.Model):
    class Meta:
        abstract = True


class Order(Base):  # expect: migrations-package-missing "Django doesn't see the migrations of shop: shop/migrations has no __init__.py"
    pass
