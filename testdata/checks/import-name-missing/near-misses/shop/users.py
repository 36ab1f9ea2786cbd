from shop import anything
from shop.aliases import Pair, Price
from shop.conditional import sep, each, last, source, first, second, rest, __doc__, __file__
from shop.dynamic import made
from shop.later import filled
from shop.starred import brought
from shop.patched import added
from shop.broken import f
from shop.stubbed import compiled
from shop.decorated import GlobalSettings_SettingsStore, HistoricalBook
from shop.version import version

try:
    from shop.conditional import absent
except ImportError:
    absent = None

NAMES = [Pair, Price, GlobalSettings_SettingsStore, HistoricalBook, anything, sep, each, last, source, first, second, rest, made,
         filled, brought, added, f, compiled, version,
         __doc__, __file__]
