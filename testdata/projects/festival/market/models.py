from django.db import models

from common.models import Named, TimeStamped


class VendorManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("area")


class Vendor(Named):
    area = models.ForeignKey("lineup.Area", on_delete=models.PROTECT, related_name="vendors")
    owner = models.ForeignKey("tickets.Customer", on_delete=models.PROTECT, related_name="vendors")

    objects = VendorManager()


class Stall(Named):
    vendor = models.ForeignKey(Vendor, on_delete=models.CASCADE, related_name="stalls")
    number = models.PositiveIntegerField(default=1)


class Truck(Stall):
    plate = models.CharField(max_length=20)


class Inspection(TimeStamped):
    stall = models.OneToOneField(Stall, on_delete=models.CASCADE, related_name="inspection")
    inspector = models.ForeignKey("crew.Volunteer", on_delete=models.PROTECT, related_name="inspections")
    passed = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Inspection {self.pk}"


class Allergen(Named):
    pass


class DishQuerySet(models.QuerySet):
    def for_menu(self):
        return self.select_related("stall").with_allergens()

    def with_allergens(self):
        return self.prefetch_related("allergens")


class Dish(Named):
    stall = models.ForeignKey(Stall, on_delete=models.CASCADE, related_name="dishes")
    allergens = models.ManyToManyField(Allergen, blank=True, related_name="dishes")
    price = models.DecimalField(max_digits=6, decimal_places=2, default=8)

    objects = DishQuerySet.as_manager()

    def __str__(self):
        return f"{self.name} at {self.stall.name}"

    @property
    def seller(self):
        return self.stall.vendor.name


class Rating(TimeStamped):
    dish = models.ForeignKey(Dish, on_delete=models.CASCADE, related_name="ratings")
    customer = models.ForeignKey("tickets.Customer", on_delete=models.CASCADE, related_name="ratings")
    stars = models.PositiveSmallIntegerField(default=3)

    class Meta:
        ordering = ["-stars", "pk"]

    def __str__(self):
        return "*" * self.stars
