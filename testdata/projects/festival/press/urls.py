from django.urls import path

from . import feeds, views

app_name = "press"

urlpatterns = [
    path("", views.Front.as_view(), name="front"),
    path("articles/", views.ArticleList.as_view(), name="article-list"),
    path("articles/feed/", feeds.ArticleFeed(), name="article-feed"),
    path("articles/archive/", views.Archive.as_view(), name="archive"),
    path("articles/related/", views.related, name="related"),
    path("articles/search/", views.search, name="search"),
    path("articles/tags/", views.tag_index, name="tag-index"),
    path("articles/tags.json", views.tag_names, name="tag-names"),
    path("articles/tagged/<slug:slug>/", views.by_tag, name="by-tag"),
    path("articles/<slug:slug>/", views.ArticleDetail.as_view(), name="article-detail"),
    path("articles/<slug:slug>/print/", views.ArticlePrint.as_view(), name="article-print"),
    path("comments/feed/", feeds.CommentFeed(), name="comment-feed"),
    path("comments/moderation/", views.moderation, name="moderation"),
    path("photos/", views.PhotoWall.as_view(), name="photo-wall"),
    path("photos/index/", views.PhotoIndex.as_view(), name="photo-index"),
    path("photos/credits/", views.PhotoCredits.as_view(), name="photo-credits"),
    path("deals/", views.DealList.as_view(), name="deal-list"),
    path("deals/sheet/", views.DealSheet.as_view(), name="deal-sheet"),
    path("about/", views.about, name="about"),
    path("talk/", views.talk, name="talk"),
]
