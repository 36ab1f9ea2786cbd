# The models of the shop.


# What is sold
class Book(models.Model):  # expect: undefined-name-importable
    made = models.DateTimeField(default=timezone.now)  # expect: undefined-name-importable

    def price(self):
        return settings.PRICE if receiver else None  # expect: undefined-name-importable, undefined-name-importable
