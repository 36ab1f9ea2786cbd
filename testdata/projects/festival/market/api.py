from django.db.models import Avg, Prefetch
from rest_framework import generics, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Dish, Inspection, Rating, Stall, Truck, Vendor
from .serializers import (
    AverageSerializer,
    DishCardSerializer,
    DishLinkSerializer,
    DishSellerSerializer,
    DishSerializer,
    DishStarsSerializer,
    DishVendorSerializer,
    InspectionSerializer,
    NewDishSerializer,
    PriceSerializer,
    RatingSerializer,
    SellerSerializer,
    TruckSerializer,
    VendorLinkSerializer,
    VendorSerializer,
)


class DishViewSet(viewsets.ModelViewSet):
    queryset = Dish.objects.order_by("pk")

    def get_serializer_class(self):
        return {"links": DishLinkSerializer, "cards": DishCardSerializer}.get(self.action, DishSerializer)

    @action(detail=False)
    def links(self, request):
        serializer = self.get_serializer(self.get_queryset(), many=True)
        return Response(serializer.data)

    @action(detail=False)
    def cards(self, request):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class NewDishList(generics.ListCreateAPIView):
    queryset = Dish.objects.order_by("-created_at", "pk")
    serializer_class = NewDishSerializer


class VendorLinkList(generics.ListAPIView):
    queryset = Stall.objects.all()
    serializer_class = VendorLinkSerializer


class AverageList(APIView):
    def get(self, request):
        averages = dict(Rating.objects.order_by().values_list("dish").annotate(Avg("stars")))
        serializer = AverageSerializer(Dish.objects.all(), many=True, context={"averages": averages})
        return Response(serializer.data)


class RatingList(generics.ListAPIView):
    serializer_class = RatingSerializer

    def get_queryset(self):
        queryset = Rating.objects.filter(stars__gt=0)
        return self.get_serializer_class().setup_eager_loading(queryset)


class InspectionList(generics.ListAPIView):
    queryset = Inspection.objects.select_related("inspector")
    serializer_class = InspectionSerializer


class SellerList(generics.ListAPIView):
    queryset = Dish.objects.all()
    serializer_class = SellerSerializer


class DishVendorList(generics.ListAPIView):
    queryset = Dish.objects.all()
    serializer_class = DishVendorSerializer


class DishStarsList(generics.ListAPIView):
    serializer_class = DishStarsSerializer
    queryset = Dish.objects.prefetch_related(
        Prefetch("ratings", queryset=Rating.objects.order_by("-created_at"), to_attr="recent_ratings")
    )


class PriceList(APIView):
    def get(self, request):
        rows = Dish.objects.values("name", "price", "stall__name")
        return Response(PriceSerializer(rows, many=True).data)


class DishSellerList(generics.ListAPIView):
    queryset = Dish.objects.all()
    serializer_class = DishSellerSerializer


class TruckList(generics.ListAPIView):
    queryset = Truck.objects.all()
    serializer_class = TruckSerializer


class VendorList(generics.ListAPIView):
    queryset = Vendor.objects.prefetch_related("stalls")
    serializer_class = VendorSerializer
