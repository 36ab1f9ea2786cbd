from .models import Book  # expect: models-imported-before-ready

__all__ = ["Book"]
