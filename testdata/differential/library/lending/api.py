"""Viewsets and routers of every kind that REST framework has itself."""

from rest_framework import mixins, routers, serializers, viewsets
from rest_framework.decorators import action, api_view
from rest_framework.response import Response

from .models import Author, Book, Reminder


class AuthorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = "__all__"


class Listed(mixins.ListModelMixin, viewsets.GenericViewSet):
    serializer_class = AuthorSerializer

    @action(detail=False)
    def recent_ones(self, request):
        return Response([])


class AuthorViewSet(mixins.CreateModelMixin, Listed):
    queryset = Author.objects.select_related(None).order_by("pk")


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.all()
    lookup_field = "isbn"
    lookup_value_regex = "[0-9]+"

    @action(detail=True, methods=["get", "post"], url_path="lend/out", url_name="lend")
    def lend_out(self, request, isbn=None):
        return Response([])

    @lend_out.mapping.delete
    def take_back(self, request, isbn=None):
        return Response([])

    def destroy(self, request, *args, **kwargs):
        return Response([])


class LoanViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Reminder.objects.all()
    lookup_url_kwarg = "loan"


class Ping(viewsets.ViewSet):
    def list(self, request):
        return Response([])


class Rootless(routers.DefaultRouter):
    include_root_view = False
    include_format_suffixes = False


@api_view(["GET"])
def status(request, format=None):
    return Response([])


router = routers.DefaultRouter()
router.register("authors", AuthorViewSet)
router.register("books", BookViewSet, basename="volume")
router.register(r"loans", LoanViewSet)
plain = routers.SimpleRouter(trailing_slash=False)
plain.register("", LoanViewSet, basename="plain-loan")
plain.register("ping", Ping, basename="ping")
rootless = Rootless()
rootless.register("rootless", Ping, "rootless")
fixed = rootless.urls
