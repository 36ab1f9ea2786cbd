from django.db.models import Prefetch

from .models import Category


def top():
    return [category.parent for category in Category.top.all()]


def top_paths():
    return [category.path() for category in Category.top.filter(name="A")]


def filtered():
    for category in Category.objects.filter(parent__isnull=True):
        print(category.parent)
    for category in Category.objects.filter(parent_id=None):
        print(category.parent, category.twin)  # expect: missing-select-related "twin"


def held_back():
    for category in Category.objects.prefetch_related(Prefetch("children", Category.objects.filter(twin=None))):
        for child in category.children.all():
            print(child.twin)


def with_parent(chosen):
    for category in Category.objects.filter(parent__isnull=False):
        print(category.parent.name)  # expect: missing-select-related "parent"
    for category in Category.objects.exclude(parent=None):
        print(category.parent.name)  # expect: missing-select-related "parent"
    for category in Category.objects.filter(other__isnull=True):
        print(category.parent)  # expect: missing-select-related "parent"


def on_one_branch(request):
    found = Category.objects.all()
    if request.GET:
        found = found.filter(parent__isnull=True)
    for category in found:
        print(category.parent)  # expect: missing-select-related "parent"
