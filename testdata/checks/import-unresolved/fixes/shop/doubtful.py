"""The nearest module lacks the name; a plain import has no name that could come from elsewhere."""
from .modells import Price  # expect: import-unresolved
import shop.modells  # expect: import-unresolved

NAMES = [Price, shop]
