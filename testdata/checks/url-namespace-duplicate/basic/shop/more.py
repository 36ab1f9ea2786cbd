from django.urls import include, path

urlpatterns = [
    path("a/", include(("shop.books", "books"), namespace="a")),
    path("b/", include(("shop.books", "books"), namespace="a")),  # expect: url-namespace-duplicate "The namespace 'a'"
]
