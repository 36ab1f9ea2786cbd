from django.contrib.auth.mixins import UserPassesTestMixin


class StaffOnlyMixin(UserPassesTestMixin):
    def test_func(self):
        return self.request.user.is_staff


class SearchMixin:
    search_field = "name"

    def get_queryset(self):
        queryset = super().get_queryset()
        text = self.request.GET.get("q", "").strip()
        if text:
            queryset = queryset.filter(**{f"{self.search_field}__icontains": text})
        return queryset

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["q"] = self.request.GET.get("q", "")
        return context


class TitleMixin:
    title = ""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context.setdefault("title", self.title)
        return context
