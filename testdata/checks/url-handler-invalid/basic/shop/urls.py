from shop.views import Shop


def broken(request, exception):
    pass


urlpatterns = []
handler404 = "shop.views.not_there"  # expect: url-handler-invalid "leads to nothing"
handler500 = broken  # expect: url-handler-invalid "must take the arguments (request)"
