"""A viewset's methods are its actions; `self.action` says which one runs.
Source: rest_framework/viewsets.py of Django REST framework 3.16."""
import djvet
from rest_framework import generics, mixins, views


class ViewSetMixin:
    def djvet_run(self):
        djvet.run_method(self, "list")
        djvet.run_method(self, "retrieve")
        djvet.run_method(self, "create")
        djvet.run_method(self, "update")
        djvet.run_method(self, "partial_update")
        djvet.run_method(self, "destroy")
        djvet.run_decorated_methods(self, "action")


class ViewSet(ViewSetMixin, views.APIView):
    pass


class GenericViewSet(ViewSetMixin, generics.GenericAPIView):
    pass


class ReadOnlyModelViewSet(mixins.RetrieveModelMixin, mixins.ListModelMixin, GenericViewSet):
    pass


class ModelViewSet(
    mixins.CreateModelMixin,
    mixins.RetrieveModelMixin,
    mixins.UpdateModelMixin,
    mixins.DestroyModelMixin,
    mixins.ListModelMixin,
    GenericViewSet,
):
    pass
