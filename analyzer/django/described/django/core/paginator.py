"""Pages of a list. Source: django/core/paginator.py of Django 5.2."""


class Paginator:
    def __init__(self, object_list, per_page, orphans=0, allow_empty_first_page=True, error_messages=None):
        self.object_list = object_list

    def page(self, number):
        self.count
        return Page(self.object_list[number:number], number, self)

    def get_page(self, number):
        return self.page(number)

    @property
    def count(self):
        return self.object_list.count()


class Page:
    def __init__(self, object_list, number, paginator):
        self.object_list = object_list
        self.number = number
        self.paginator = paginator

    def __iter__(self):
        return self.object_list
