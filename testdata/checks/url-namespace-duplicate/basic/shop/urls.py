from django.urls import include, path

urlpatterns = [
    path("books/", include("shop.books")),
    path("old/", include("shop.books")),  # expect: url-namespace-duplicate "The namespace 'books' is taken"
    path("more/", include("shop.more")),
]
