from rest_framework import mixins, routers, viewsets
from rest_framework.decorators import action

from .models import Book


class Books(viewsets.ModelViewSet):
    queryset = Book.objects.all().order_by("id")

    @action(detail=True, methods=["post"])
    def set_thing(self, request, pk):
        pass

    @action(detail=False, url_path="by/year", url_name="years")
    def by_year(self, request):
        pass


class Read(mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    lookup_field = "slug"
    lookup_value_regex = "[a-z]+"


class Dynamic(viewsets.ViewSet):
    def get_queryset(self):
        return Book.objects.all()

    def list(self, request):
        pass


class StrangeRouter(routers.DefaultRouter):
    def get_urls(self):
        return super().get_urls()[:1]


router = routers.DefaultRouter()
router.register("books", Books)
plain = routers.SimpleRouter(trailing_slash=False)
plain.register("", Read, basename="read")
plain.register("dynamic", Dynamic)
strange = StrangeRouter()
strange.register("books", Books)
