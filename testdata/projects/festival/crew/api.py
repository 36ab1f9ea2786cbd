from rest_framework import generics, mixins, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .models import Assignment, Note, Shift, Team, Volunteer
from .serializers import (
    AssignmentSerializer,
    CrewCountSerializer,
    NoteSerializer,
    ShiftSerializer,
    TeamSerializer,
    VolunteerSerializer,
)


class LoadedMixin:
    def get_queryset(self):
        return super().get_queryset().select_related("user", "team")


class VolunteerViewSet(LoadedMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    queryset = Volunteer.objects.prefetch_related("skills")
    serializer_class = VolunteerSerializer


class TeamViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    queryset = Team.objects.prefetch_related("members")
    serializer_class = TeamSerializer


class ShiftViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Shift.objects.prefetch_related("assignments")
    serializer_class = ShiftSerializer

    @action(detail=False, methods=["get"])
    def counts(self, request):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(CrewCountSerializer(page, many=True).data)


class NoteList(generics.ListCreateAPIView):
    queryset = Note.objects.prefetch_related("target")
    serializer_class = NoteSerializer


class AssignmentList(generics.GenericAPIView):
    serializer_class = AssignmentSerializer

    def get_queryset(self):
        return Assignment.objects.select_related("volunteer", "shift")

    def get(self, request):
        serializer = self.get_serializer(self.get_queryset(), many=True)
        return Response(serializer.data)
