from django.urls import path
from rest_framework.routers import SimpleRouter

from . import api

router = SimpleRouter()
router.register("articles", api.ArticleViewSet)
router.register("comments", api.CommentViewSet)
router.register("photos", api.PhotoViewSet)
router.register("deals", api.DealViewSet, basename="deal")
router.register("tags", api.TagViewSet)

urlpatterns = [path("headlines/", api.Headlines.as_view(), name="headlines"), *router.urls]
