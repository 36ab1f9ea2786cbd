// Writes the project of the benchmarks.
// SPDX-License-Identifier: MIT
#include "tests/bench/corpus.h"

#include <filesystem>
#include <fstream>
#include <string_view>

namespace djvet {
namespace {

void write(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string replaced(std::string text, std::string_view mark, std::string_view word) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + word.size()))
    text.replace(at, mark.size(), word);
  return text;
}

constexpr std::string_view model = R"py(

class Item@K(models.Model):
    title = models.CharField(max_length=100, db_index=True)
    created = models.DateTimeField(auto_now_add=True)
    price = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE, related_name="@A_items@K")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    other = models.ForeignKey("@P.Item@K", null=True, on_delete=models.CASCADE, related_name="@A_others@K")
    tags = models.ManyToManyField("Tag", blank=True, related_name="items@K")

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["-created", "title"]

    def __str__(self):
        return f"{self.title} ({self.owner})"

    def total(self):
        return sum(child.price for child in self.children.all())
)py";

constexpr std::string_view view = R"py(

def list@K(request):
    items = Item@K.objects.exclude(title="").select_related("owner")
    if request.GET.get("q"):
        items = items.filter(title__icontains=request.GET["q"])
    rows = []
    for item in items[:50]:
        rows.append({"title": item.title, "owner": item.owner.username, "parent": item.parent.title, "id": item.pk})
    return render(request, "@A/list.html", {"rows": rows, "items": items, "page": int(request.GET.get("page", 1))})


class Detail@K(DetailView):
    model = Item@K
    template_name = "@A/detail.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["children"] = [child.owner.email for child in self.object.children.all()]
        context["tags"] = {tag.word: tag.items@K.count() for tag in Tag.objects.prefetch_related("items@K")}
        return context
)py";

std::string parts(std::string_view part, std::size_t count) {
  std::string all;
  for (std::size_t k = 0; k < count; ++k) all += replaced(std::string(part), "@K", std::to_string(k));
  return all;
}

void write_app(const std::string& folder, const std::string& app, const std::string& previous) {
  const auto fill = [&](const std::string& text) { return replaced(replaced(text, "@A", app), "@P", previous); };
  const std::string base = folder + "/" + app + "/";
  write(base + "__init__.py", "");
  write(base + "apps.py", fill("from django.apps import AppConfig\n\n\nclass Config(AppConfig):\n    name = \"@A\"\n"));
  write(base + "models.py",
        fill("from django.db import models\n\n\nclass ItemQuerySet(models.QuerySet):\n    def recent(self):\n"
             "        return self.exclude(title=\"\").order_by(\"-created\")\n\n\nclass Tag(models.Model):\n"
             "    word = models.CharField(max_length=20)\n" +
             parts(model, 8)));
  write(base + "views.py", fill("from django.shortcuts import render\nfrom django.views.generic import DetailView\n\n"
                                "from .models import *\n" +
                                parts(view, 8)));
  std::string tests =
      "from django.test import TestCase\n\nfrom .models import Item0, Tag\n\n\nclass Tests(TestCase):\n";
  for (std::size_t i = 0; i < 40; ++i)
    tests += "    def test_" + std::to_string(i) +
             "(self):\n        item = Item0.objects.create(title=\"a\", price=" + std::to_string(i) +
             ")\n        self.assertEqual(item.total(), 0)\n        self.assertEqual(str(item), \"a\")\n\n";
  write(base + "tests.py", tests);
  write(
      base + "templates/" + app + "/list.html",
      "{% extends \"base.html\" %}{% block body %}{% for item in items %}<li>{{ item.title }} {{ item.owner.username }}"
      "{% for tag in item.tags.all %}{{ tag.word|upper }}{% empty %}none{% endfor %}</li>{% endfor %}{% endblock %}\n");
}

}  // namespace

void write_bench_project(const std::string& folder, std::size_t apps) {
  std::string installed;
  for (std::size_t i = 0; i < apps; ++i) {
    const std::string app = "app" + std::to_string(i);
    write_app(folder, app, "app" + std::to_string(i == 0 ? apps - 1 : i - 1));
    installed += "    \"" + app + "\",\n";
  }
  write(folder + "/manage.py", "import django\n");
  write(folder + "/site_settings.py", "INSTALLED_APPS = [\n    \"django.contrib.auth\",\n" + installed + "]\n");
}

}  // namespace djvet
