def handler(request):
    pass


# No root of a project.
urlpatterns = []
handler404 = handler
