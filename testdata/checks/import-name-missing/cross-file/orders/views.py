# expect(L2): import-name-missing "shop.forms has no DateWidget"
from shop.forms import BaseForm, DateWidget

NAMES = [BaseForm, DateWidget]
