from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy

from .models import Performance


class ProgrammeFeed(Feed):
    title = "Programme"
    link = reverse_lazy("lineup:programme")
    description = "What was added to the programme"

    def items(self):
        return Performance.confirmed.order_by("-created_at")[:50]

    def item_title(self, item):
        return item.artist.name

    def item_description(self, item):
        return f"{item.minutes} minutes"

    def item_link(self, item):
        return reverse_lazy("lineup:programme")
