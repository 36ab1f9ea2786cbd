"""Two modules have one name; the others are assigned, or defined under a condition."""
import os


def all_of(request):
    return Shelf, slugify, LIMIT, limits, conditional, os, nothing_at_all
