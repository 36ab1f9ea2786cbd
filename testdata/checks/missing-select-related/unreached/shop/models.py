from django.db import models
from django.utils.functional import cached_property

LOCKING = {"merge", "push"}


class Team(models.Model):
    name = models.CharField(max_length=20)


class Author(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE)

    def folders(self):
        return [book.folder() for book in self.books.order_by("pk")]

    def printed(self):
        return [str(book) for book in self.books.printed()]


class BookQuerySet(models.QuerySet):
    def with_chapters(self):
        return self.prefetch_related(models.Prefetch("chapters", to_attr="all_chapters"))


class BookManager(models.Manager):
    def get_queryset(self):
        return BookQuerySet(self.model, using=self._db).defer("text")

    def printed(self):
        return self.get_queryset().filter(state=1)


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    state = models.IntegerField(default=0)
    text = models.TextField()

    objects = BookManager()
    loading = BookQuerySet.as_manager()

    def __str__(self):
        return f"by team {self.author.team_id}"

    def folder(self):
        return self.author.team.name

    @cached_property
    def all_chapters(self):
        return list(self.chapters.all())

    def remember(self, user=None, *, check=True):
        if check and (not user or user.is_robot or (self.state == 3 and user.is_old)):
            return
        print(self.author.team)

    def translate(self, user, state):
        self.state = state
        self.remember(user)

    def generate(self, user, *, check_new=True):
        if check_new and user is not None and not self.author.books.filter(state=1).exists():
            print("new")

    def after_save(self, user, *, check_new=True):
        self.generate(user, check_new=check_new)

    def clear(self, alert):
        if alert in LOCKING:
            print(self.author.team)

    def zone(self, override=None):
        return override or self.author.team.name


class Chapter(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="chapters")
