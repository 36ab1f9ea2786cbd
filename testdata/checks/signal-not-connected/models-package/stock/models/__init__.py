import inspect
import sys

from .item import Item
from .alert import Alert

classes = dict(inspect.getmembers(sys.modules[__name__], inspect.isclass))
