from rest_framework import generics, mixins, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .models import Agency, Artist, Genre, Membership, Performance, Person, Rider, Stage
from .serializers import (
    AgencySerializer,
    ArtistDetailSerializer,
    ArtistListSerializer,
    GenreSerializer,
    MembershipSerializer,
    PerformanceSerializer,
    PersonSerializer,
    RiderSerializer,
    RiderStatusSerializer,
    StageSerializer,
    TodaySerializer,
)


class ArtistViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Artist.objects.all()

    def get_serializer_class(self):
        if self.action == "list":
            return ArtistListSerializer
        return ArtistDetailSerializer

    def get_queryset(self):
        queryset = super().get_queryset().select_related("home")
        if self.action == "list":
            queryset = queryset.prefetch_related("genres")
        return queryset


class StageViewSet(viewsets.ModelViewSet):
    queryset = Stage.objects.all()
    serializer_class = StageSerializer


class PerformanceViewSet(viewsets.ModelViewSet):
    queryset = Performance.confirmed.select_related("artist", "stage")
    serializer_class = PerformanceSerializer

    @action(detail=False)
    def today(self, request):
        performances = Performance.confirmed.select_related("stage").order_by("starts_at")
        return Response(TodaySerializer(performances, many=True).data)


class GenreViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    queryset = Genre.objects.all()
    serializer_class = GenreSerializer


class AgencyViewSet(viewsets.ModelViewSet):
    queryset = Agency.objects.all()
    serializer_class = AgencySerializer


class MembershipViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    queryset = Membership.objects.order_by("pk")
    serializer_class = MembershipSerializer


class PersonViewSet(viewsets.ReadOnlyModelViewSet):
    serializer_class = PersonSerializer
    queryset = Person.objects.all()

    def get_queryset(self):
        people = super().get_queryset()
        if name := self.request.query_params.get("name"):
            people = people.filter(name__icontains=name)
        return people.select_related("country").prefetch_related("artists")


class RiderList(generics.ListAPIView):
    queryset = Rider.objects.order_by("pk")
    serializer_class = RiderSerializer


class RiderStatus(generics.ListAPIView):
    queryset = Artist.objects.filter(hidden=False)
    serializer_class = RiderStatusSerializer
