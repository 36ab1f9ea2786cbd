from itertools import chain

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import DetailView, ListView, TemplateView
from django.views.generic.list import BaseListView, MultipleObjectTemplateResponseMixin

from common.views import StaffOnlyMixin, TitleMixin
from lineup.models import Artist

from .models import Article, Comment, Deal, Photo, Tag


class PublishedMixin:
    def get_queryset(self):
        return super().get_queryset().filter(draft=False).select_related("author").prefetch_related("tags")


class ArticleList(PublishedMixin, TitleMixin, ListView):
    model = Article
    title = "News"
    paginate_by = 100


class ArticleDetail(DetailView):
    queryset = Article.objects.select_related("author", "artist")


class ArticlePrint(DetailView):
    model = Article
    template_name = "press/article_print.html"

    def get_context_data(self, **kwargs):
        kwargs["comments"] = self.object.comments.select_related("author")
        return super().get_context_data(**kwargs)


class Front(TemplateView):
    template_name = "press/front.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        articles = Article.objects.published()
        context["lead"] = articles.first()
        context["articles"] = articles.order_by("-created_at")[:40]
        return context


class Archive(MultipleObjectTemplateResponseMixin, BaseListView):
    template_name = "press/archive.html"

    def get_queryset(self):
        return Article.objects.published().select_related("artist__home")


def by_tag(request, slug):
    tag = get_object_or_404(Tag, slug=slug)
    articles = tag.articles.filter(draft=False)
    return render(request, "press/by_tag.html", {"tag": tag, "articles": articles})


def about(request):
    return render(request, "press/about.html", {"title": "About us"})


def talk(request):
    return render(request, "press/talk.html", {"title": "What people say"})


class PhotoWall(ListView):
    template_name = "press/photo_wall.html"
    context_object_name = "photos"
    queryset = Photo.objects.only("title", "path")


class PhotoIndex(ListView):
    template_name = "press/photo_index.html"
    queryset = Photo.objects.defer("caption")


class PhotoCredits(TitleMixin, ListView):
    title = "Credits"
    template_name = "press/photo_credits.html"
    queryset = Photo.objects.select_related("photographer", "article__author")


class DealList(StaffOnlyMixin, ListView):
    model = Deal


class DealSheet(StaffOnlyMixin, ListView):
    template_name = "press/deal_sheet.html"
    queryset = Deal.objects.select_related("sponsor", "tier")


def search(request):
    text = request.GET.get("q", "")
    articles = Article.objects.published().filter(title__icontains=text)
    artists = Artist.objects.listed().filter(name__icontains=text)
    results = [{"url": found.get_absolute_url(), "title": str(found)} for found in chain(articles, artists)]
    return JsonResponse({"results": results})


def related(request):
    table = {}
    for article in Article.objects.prefetch_related("tags"):
        others = Article.objects.filter(tags__in=article.tags.all()).exclude(pk=article.pk).distinct()
        table[article.title] = [other.title for other in others]
    return JsonResponse(table)


def tag_index(request):
    index = {}
    for article in Article.objects.all():
        index[article.title] = article.tag_names()
    return JsonResponse(index)


def tag_names(request):
    return JsonResponse({article.slug: article.tag_names() for article in Article.objects.prefetch_related("tags")})


def moderation(request):
    comments = Comment.objects.select_related("author").prefetch_related("subject")
    return render(request, "press/moderation.html", {"comments": comments})
