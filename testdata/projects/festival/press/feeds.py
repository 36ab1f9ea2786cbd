from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy

from .models import Article, Comment


class ArticleFeed(Feed):
    title = "News"
    link = reverse_lazy("press:article-list")

    def items(self):
        return Article.objects.published().prefetch_related("tags")[:60]

    def item_description(self, item):
        return item.body

    def item_author_name(self, item):
        return item.author.get_full_name()

    def item_categories(self, item):
        return [tag.name for tag in item.tags.all()]


class CommentFeed(Feed):
    title = "Comments"
    link = reverse_lazy("press:article-list")

    def items(self):
        return Comment.objects.order_by("-pk")[:60]

    def item_title(self, item):
        return item.author.username

    def item_link(self, item):
        return f"{self.link}#comment-{item.pk}"
