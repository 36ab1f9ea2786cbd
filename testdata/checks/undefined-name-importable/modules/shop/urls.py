"""Where pages are."""

urlpatterns = [
    path("", include("shop.more")),  # expect: undefined-name-importable, undefined-name-importable
]
