from common.models import Named


class Author(Named):
    notes = None


class Book(Author):
    class Meta(Named.Meta):
        verbose_name = "volume"  # expect: migration-drift "verbose_name: absent in 0001_initial"
