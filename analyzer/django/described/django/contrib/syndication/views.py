"""Feeds: what is asked of each item. Source: django/contrib/syndication/views.py of Django 5.2."""
import djvet
from django.template.loader import get_template


class Feed:
    title_template = None
    description_template = None

    def djvet_run(self):
        self.get_feed(self.get_object(None), None)

    def get_object(self, request, *args, **kwargs):
        return None

    def item_title(self, item):
        return str(item)

    def item_description(self, item):
        return str(item)

    def item_link(self, item):
        return item.get_absolute_url()

    def item_extra_kwargs(self, item):
        return {}

    def get_context_data(self, **kwargs):
        return {"obj": kwargs.get("item"), "site": kwargs.get("site")}

    def get_feed(self, obj, request):
        djvet.dynamic(self, "title", obj)
        djvet.dynamic(self, "link", obj)
        djvet.dynamic(self, "description", obj)
        djvet.dynamic(self, "author_name", obj)
        djvet.dynamic(self, "categories", obj)
        for item in djvet.rows(djvet.dynamic(self, "items", obj)):
            context = self.get_context_data(item=item, site=None, obj=obj, request=request)
            if self.title_template is not None:
                get_template(self.title_template).render(context, request)
            else:
                djvet.dynamic(self, "item_title", item)
            if self.description_template is not None:
                get_template(self.description_template).render(context, request)
            else:
                djvet.dynamic(self, "item_description", item)
            djvet.dynamic(self, "item_link", item)
            djvet.dynamic(self, "item_enclosures", item)
            djvet.dynamic(self, "item_enclosure_url", item)
            djvet.dynamic(self, "item_author_name", item)
            djvet.dynamic(self, "item_author_email", item)
            djvet.dynamic(self, "item_author_link", item)
            djvet.dynamic(self, "item_pubdate", item)
            djvet.dynamic(self, "item_updateddate", item)
            djvet.dynamic(self, "item_guid", item)
            djvet.dynamic(self, "item_categories", item)
            djvet.dynamic(self, "item_comments", item)
            djvet.dynamic(self, "item_copyright", item)
            self.item_extra_kwargs(item)
