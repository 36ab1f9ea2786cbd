INSTALLED_APPS = ["shop"]

from .secrets import TOKEN
from ._version import version

try:
    from .local import *
except ImportError:
    pass
