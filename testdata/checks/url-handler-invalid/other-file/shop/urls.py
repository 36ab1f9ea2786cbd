urlpatterns = []
handler403 = "shop.errors.denied"  # expect: url-handler-invalid "must take the arguments (request, exception)"
