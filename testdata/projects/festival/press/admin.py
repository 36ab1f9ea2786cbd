from django.contrib import admin

from .models import Article, Comment, Deal, Photo, Sponsor, Tag, Tier


class PhotoInline(admin.TabularInline):
    model = Photo
    fields = ["title", "photographer"]
    autocomplete_fields = ["photographer"]
    extra = 0


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    list_display = ["title", "author", "tag_list"]
    list_filter = ["draft", "tags"]
    filter_horizontal = ["tags"]
    inlines = [PhotoInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("tags")

    @admin.display(description="tags")
    def tag_list(self, obj):
        return obj.tag_names()


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    list_display = ["title", "article_author"]

    @admin.display(ordering="article__author")
    def article_author(self, obj):
        return obj.article.author_id


@admin.register(Deal)
class DealAdmin(admin.ModelAdmin):
    list_display = ["get_label", "stage"]
    list_select_related = ["sponsor", "tier", "stage"]


@admin.register(Sponsor)
class SponsorAdmin(admin.ModelAdmin):
    list_display = ["name", "contact", "deal_names"]

    def deal_names(self, obj):
        return ", ".join(str(deal) for deal in obj.deals.select_related("tier"))


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    list_display = ["text", "author", "subject"]


@admin.register(Tag, Tier)
class NamedAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
