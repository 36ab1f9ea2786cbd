from django.contrib import admin

from .models import Allergen, Dish, Inspection, Rating, Stall, Truck, Vendor


class LoadedAdmin(admin.ModelAdmin):
    loads = ()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.loads)


@admin.register(Vendor)
class VendorAdmin(admin.ModelAdmin):
    list_display = ["name", "area_name", "owner"]

    def area_name(self, vendor):
        return vendor.area.name


@admin.register(Stall)
class StallAdmin(admin.ModelAdmin):
    list_display = ["name", "vendor"]
    list_editable = ["vendor"]


@admin.register(Truck)
class TruckAdmin(admin.ModelAdmin):
    list_display = ["name", "plate", "number"]


@admin.register(Dish)
class DishAdmin(LoadedAdmin):
    list_display = ["__str__", "seller", "price"]
    list_display_links = ["price"]
    loads = ["stall__vendor"]
    raw_id_fields = ["stall"]


@admin.register(Inspection)
class InspectionAdmin(admin.ModelAdmin):
    list_display = ["id", "stall__vendor__name", "passed"]


@admin.register(Rating)
class RatingAdmin(admin.ModelAdmin):
    raw_id_fields = ["dish", "customer"]

    def get_list_display(self, request):
        return ["stars", "dish_name"]

    def get_list_select_related(self, request):
        return ["dish"]

    @admin.display(description="dish")
    def dish_name(self, obj):
        return obj.dish.name


@admin.register(Allergen)
class AllergenAdmin(admin.ModelAdmin):
    list_display = ["name", "examples"]

    def get_list_display(self, request):
        columns = super().get_list_display(request)
        return columns if request.user.is_superuser else columns[:1]

    def examples(self, allergen):
        return ", ".join(dish.name for dish in allergen.dishes.all()[:3])
