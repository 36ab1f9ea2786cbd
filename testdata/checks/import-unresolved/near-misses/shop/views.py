import contextlib
from typing import TYPE_CHECKING

import email.message
import django
import shop.api_pb2
from shop._build_info import revision
from shop.legacy.inner import anything
from shop.vendor_data import table
from shop.space.deep import value
from shop.fast.kernels import run
from shop.stubs.typed import thing
from tests.factories import BookFactory
from celery.schedules import crontab
from other.package import name
from reports.monthly import total

if TYPE_CHECKING:
    from .typing_only import Protocol

if django.VERSION < (1, 7):
    from shop.old import compatible

try:
    from shop.speedups import escape
except ImportError:
    escape = None

with contextlib.suppress(ImportError):
    from shop.extras import more

NAMES = [email, revision, anything, table, value, run, thing, BookFactory, crontab, name, total, shop]
