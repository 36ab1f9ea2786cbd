from django.urls import path

from . import views
from .sections import desk

app_name = "lending"

urlpatterns = [
    path("", views.index, name="index"),
    path("books/<int:pk>/", views.book, name="book"),
    path("shelves/", views.Shelves.as_view(), name="shelves"),
    path("shelves/<slug:name>/", views.shelf, name="shelf"),
    path("guarded/", views.guarded, name="guarded"),
    path("desk/", desk.urls),
    *[path("extra/", views.index, name="extra")],
]
