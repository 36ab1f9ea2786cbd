from django.urls import include, path
from rest_framework.routers import SimpleRouter

from . import api

router = SimpleRouter()
router.register("dishes", api.DishViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("new/", api.NewDishList.as_view(), name="new-dish-list"),
    path("averages/", api.AverageList.as_view(), name="average-list"),
    path("sellers/", api.SellerList.as_view(), name="seller-list"),
    path("dish-sellers/", api.DishSellerList.as_view(), name="dish-seller-list"),
    path("dish-vendors/", api.DishVendorList.as_view(), name="dish-vendor-list"),
    path("dish-stars/", api.DishStarsList.as_view(), name="dish-stars-list"),
    path("prices/", api.PriceList.as_view(), name="price-list"),
    path("ratings/", api.RatingList.as_view(), name="rating-list"),
    path("inspections/", api.InspectionList.as_view(), name="inspection-list"),
    path("stalls/", api.VendorLinkList.as_view(), name="vendor-link-list"),
    path("trucks/", api.TruckList.as_view(), name="truck-list"),
    path("vendors/", api.VendorList.as_view(), name="vendor-list"),
]
