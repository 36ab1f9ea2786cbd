from django.db.models import prefetch_related_objects
from rest_framework import serializers

from .models import Allergen, Dish, Inspection, Rating, Stall, Truck, Vendor


class DishSerializer(serializers.ModelSerializer):
    class Meta:
        model = Dish
        fields = "__all__"


class NewDishSerializer(serializers.ModelSerializer):
    allergens = serializers.PrimaryKeyRelatedField(many=True, write_only=True, queryset=Allergen.objects.all())

    class Meta:
        model = Dish
        fields = ["id", "name", "stall", "allergens"]
        extra_kwargs = {"stall": {"read_only": True}}


class DishLinkSerializer(serializers.ModelSerializer):
    stall = serializers.HyperlinkedRelatedField(view_name="market:stall-detail", read_only=True)

    class Meta:
        model = Dish
        fields = ["name", "stall"]


class VendorLinkSerializer(serializers.ModelSerializer):
    vendor = serializers.HyperlinkedRelatedField(view_name="market:vendor-dishes", lookup_field="slug", read_only=True)

    class Meta:
        model = Stall
        fields = ["name", "vendor"]


class AverageSerializer(serializers.ModelSerializer):
    average = serializers.SerializerMethodField()

    class Meta:
        model = Dish
        fields = ["id", "average"]

    def get_average(self, dish):
        return self.context["averages"].get(dish.pk)


class RatingSerializer(serializers.ModelSerializer):
    dish_name = serializers.CharField(source="dish.name", read_only=True)
    by = serializers.CharField(source="customer.user.username", read_only=True)

    class Meta:
        model = Rating
        fields = ["stars", "dish_name", "by"]

    @staticmethod
    def setup_eager_loading(queryset):
        return queryset.select_related("dish", "customer__user")


class PlaceSerializer(serializers.Serializer):
    number = serializers.IntegerField(source="stall.number")
    stall = serializers.CharField(source="stall.name")


class InspectionSerializer(serializers.ModelSerializer):
    place = PlaceSerializer(source="*", read_only=True)

    class Meta:
        model = Inspection
        fields = ["id", "passed", "place"]


class LoadingListSerializer(serializers.ListSerializer):
    def to_representation(self, data):
        rows = list(data.all() if hasattr(data, "all") else data)
        prefetch_related_objects(rows, "stall__vendor")
        return super().to_representation(rows)


class SellerSerializer(serializers.ModelSerializer):
    vendor = serializers.CharField(source="stall.vendor.name", read_only=True)

    class Meta:
        model = Dish
        fields = ["id", "vendor"]
        list_serializer_class = LoadingListSerializer


class StallSerializer(serializers.ModelSerializer):
    class Meta:
        model = Stall
        fields = ["id", "number"]


class DishCardSerializer(serializers.ModelSerializer):
    class Meta:
        model = Dish
        fields = ["id", "name"]

    def to_representation(self, dish):
        card = super().to_representation(dish)
        card["stall"] = StallSerializer(dish.stall).data
        return card


class DishVendorSerializer(serializers.ModelSerializer):
    vendor = serializers.PrimaryKeyRelatedField(source="stall.vendor", read_only=True)

    class Meta:
        model = Dish
        fields = ["id", "vendor"]


class StarsSerializer(serializers.ModelSerializer):
    class Meta:
        model = Rating
        fields = ["stars", "customer"]


class DishStarsSerializer(serializers.ModelSerializer):
    recent = StarsSerializer(source="recent_ratings", many=True, read_only=True)

    class Meta:
        model = Dish
        fields = ["id", "recent"]


class PriceSerializer(serializers.Serializer):
    name = serializers.CharField()
    price = serializers.DecimalField(max_digits=6, decimal_places=2)
    stall = serializers.CharField(source="stall__name")


class DishSellerSerializer(serializers.ModelSerializer):
    class Meta:
        model = Dish
        fields = ["id", "seller"]


class TruckSerializer(serializers.ModelSerializer):
    class Meta:
        model = Truck
        fields = ["id", "name", "number", "plate", "vendor"]


class VendorSerializer(serializers.ModelSerializer):
    area = serializers.StringRelatedField()
    stalls = serializers.HyperlinkedRelatedField(view_name="market:stall-detail", many=True, read_only=True)

    class Meta:
        model = Vendor
        fields = ["name", "area", "owner", "stalls"]
