"""Which name was meant isn't plain, or the file has it for something else."""
from .models import Boox  # expect: import-name-missing
from .models import Autor  # expect: import-name-missing

NAMES = [Boox]


def author_of(Author):
    return Autor(Author)
