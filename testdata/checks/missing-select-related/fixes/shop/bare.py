# What select_related() must not be added to.
from .models import Author


def bare():
    # The agent may be missing, so it isn't among what a bare select_related() follows; a prefetch leaves that alone.
    return [author.agent.name for author in Author.objects.select_related()]  # expect: missing-select-related
