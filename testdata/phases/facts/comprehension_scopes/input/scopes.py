ids = [book.id for book in Book.objects.all()]
names = {a.name: a for a in authors if a}


def view(request):
    rows = sorted((row for row in Row.objects.filter(x=1)), key=lambda row: row.parent.name)
    for row in rows:
        yield row


class Page:
    numbers = [n for n in range(3)]
    def rows(self): return list(map(str, self.queryset))
    def one(self): return self.queryset.get(pk=1)
