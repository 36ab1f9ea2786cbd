from django.urls import path

from . import views

app_name = "market"

urlpatterns = [
    path("vendors/", views.VendorList.as_view(), name="vendor-list"),
    path("vendors/owners/", views.VendorOwners.as_view(), name="vendor-owners"),
    path("vendors/owners.json", views.owners, name="owners"),
    path("vendors/<slug:slug>/dishes/", views.vendor_dishes, name="vendor-dishes"),
    path("stalls/kinds/", views.StallKinds.as_view(), name="stall-kinds"),
    path("stalls/trucks/", views.TruckList.as_view(), name="truck-list"),
    path("stalls/inspections/", views.InspectionBoard.as_view(), name="inspection-board"),
    path("stalls/areas/", views.stalls_by_area, name="stalls-by-area"),
    path("stalls/letters/", views.stalls_by_letter, name="stalls-by-letter"),
    path("stalls/<int:pk>/", views.StallDetail.as_view(), name="stall-detail"),
    path("dishes/sorted/", views.dishes_sorted, name="dishes-sorted"),
    path("dishes/named/", views.dishes_named, name="dishes-named"),
    path("dishes/links/", views.dish_links, name="dish-links"),
    path("dishes/stalls/", views.dish_stalls, name="dish-stalls"),
    path("dishes/rows/", views.dish_rows, name="dish-rows"),
    path("dishes/menu/", views.menu, name="menu"),
    path("dishes/card/", views.card, name="card"),
    path("dishes/chalkboard/", views.chalkboard, name="chalkboard"),
    path("dishes/prices/", views.prices, name="prices"),
    path("dishes/averages/", views.averages, name="averages"),
    path("dishes/cheap/", views.cheap_or_rated, name="cheap-or-rated"),
    path("dishes/sellers/", views.sellers, name="sellers"),
    path("dishes/streamed/", views.streamed, name="streamed"),
    path("ratings/", views.RatingList.as_view(), name="rating-list"),
    path("ratings/best/", views.BestRatings.as_view(), name="best-ratings"),
    path("ratings/worst/", views.WorstRatings.as_view(), name="worst-ratings"),
    path("ratings/critics/", views.critics, name="critics"),
    path("ratings/names/", views.rated_by, name="rated-by"),
]
