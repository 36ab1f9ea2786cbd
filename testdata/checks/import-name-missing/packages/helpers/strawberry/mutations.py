from helpers.strawberry.types import CONVERTED
from strawberry.types import Info

NAMES = [CONVERTED, Info]
