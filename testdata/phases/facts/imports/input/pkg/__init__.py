from .models import *
from .models import A as A, B as C
from . import views, forms as f
import os.path
import os.path as p
import a.b.c, d
from __future__ import annotations

__all__ = ["A", "C"] + views.__all__

try:
    import json
except ImportError:
    json = None
    import simplejson as json

if TYPE_CHECKING:
    from .types import T
if typing.TYPE_CHECKING:
    from .types import U
else:
    U = None
if sys.version_info >= (3, 11):
    import tomllib
elif other:
    import tomli as tomllib


def lazy():
    from .late import thing, other as o
    import q

    class Inner:
        from .deep import z
