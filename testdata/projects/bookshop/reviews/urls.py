from django.urls import path

from reviews import views

app_name = "reviews"

urlpatterns = [
    path("", views.latest, name="latest"),
    path("helpful.json", views.most_helpful, name="helpful"),
    path("averages.json", views.averages, name="averages"),
]
