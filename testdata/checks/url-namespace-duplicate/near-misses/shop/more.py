from django.urls import include, path

# Below the namespace of what includes this.
urlpatterns = [path("a/", include("shop.books"))]
