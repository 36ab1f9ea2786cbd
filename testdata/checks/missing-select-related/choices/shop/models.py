from django.db import models


class Publisher(models.Model):
    name = models.CharField(max_length=80)


class Place(models.Model):
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)

    class Meta:
        abstract = True


class Author(Place):
    def __str__(self):
        return self.publisher.name


class Editor(Place):
    def __str__(self):
        return self.publisher.name


class Reader(Place):
    def __str__(self):
        return self.publisher.name


class Clerk(Place):
    def __str__(self):
        return self.publisher.name


class Room(Place):
    def __str__(self):
        return self.publisher.name


class Printer(Place):
    pass


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)


class Loan(models.Model):
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE)
    editors = models.ManyToManyField(Editor)
    clerk = models.ForeignKey(Clerk, null=True, on_delete=models.CASCADE)
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    printer = models.ForeignKey(Printer, on_delete=models.CASCADE)
    old_room = models.ForeignKey(Room, editable=False, on_delete=models.CASCADE, related_name="+")
