from django.urls import include, path, re_path

from shop.views import books

urlpatterns = [
    ("^tuple/$", books),  # expect: url-pattern-invalid "A tuple"
    "shop.views",  # expect: url-pattern-invalid "A text"
    path("^books/", books),  # expect: url-pattern-invalid "is a regular expression"
    path("books/$", books),  # expect: url-pattern-invalid
    path("/books/", books),  # expect: url-pattern-invalid "begins with a slash"
    re_path(r"^/all$", books),  # expect: url-pattern-invalid "begins with a slash"
    path("books/<int:pk/", books),  # expect: url-pattern-invalid "without its partner"
    path("sold/", books, name="shop:sold"),  # expect: url-pattern-invalid "has a colon"
    re_path(r"^more/$", include([path("", books)])),  # expect: url-pattern-invalid "ends with '$'"
]
