from django.db import models


class Attribute(models.Model):
    shop = models.ForeignKey("Shop", models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Colour(Attribute):
    pass


class Size(Attribute):
    shop = models.ForeignKey("Shop", models.CASCADE, related_name="%(class)s_set")  # expect: migration-drift


class Shop(models.Model):
    # Django deconstructs through_fields since 5.2.
    people = models.ManyToManyField("Person", through="Job", through_fields=("shop", "person"))


class Person(models.Model):
    pass


class Job(models.Model):
    shop = models.ForeignKey(Shop, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
