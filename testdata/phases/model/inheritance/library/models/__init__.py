from .books import *
from .places import Branch, Hall, Place
from .tags import Tag

__all__ = ["Book", "Chapter", "Novel", "Tag", "Place", "Branch", "Hall"]
