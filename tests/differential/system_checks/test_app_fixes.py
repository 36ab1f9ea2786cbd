"""Projects that lack an app in INSTALLED_APPS: real Django raises RuntimeError for its model, and starts after djvet check --fix.
Beside each a project that looks alike and starts: djvet says nothing of it."""

import importlib.util
import os
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
specification = importlib.util.spec_from_file_location("app_oracle", HERE / "test_fixes.py")
fixes = importlib.util.module_from_spec(specification)
specification.loader.exec_module(fixes)

COMMON = """SECRET_KEY = "x" * 60
ROOT_URLCONF = "config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
"""
DJANGO = '"django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.messages"'
SETTINGS = {
    "list": {"settings.py": COMMON + f'INSTALLED_APPS = [\n    {DJANGO},\n    "shop",\n]\n'},
    "tuple": {"settings.py": COMMON + f'INSTALLED_APPS = ({DJANGO}, "shop")\n'},
    "sum": {"settings.py": COMMON + f"LOCAL = [\n    'shop',  # books\n]\nINSTALLED_APPS = [{DJANGO}] + LOCAL\n"},
    "class": {"settings.py": COMMON + f'INSTALLED_APPS = [{DJANGO}]\nINSTALLED_APPS += ["shop.apps.ShopConfig"]\n'},
    "split": {"base.py": COMMON + f'INSTALLED_APPS = [{DJANGO}, "shop"]\n',
              "settings.py": 'from .base import *\n\nINSTALLED_APPS += ["django.contrib.sessions"]\n'},
}  # fmt: skip
MODEL = "from django.db import models\n\n\nclass {name}(models.Model):\n    title = models.CharField(max_length=80)\n"
URLS = "from django.urls import path\n\nfrom .views import index\n\nurlpatterns = [path('', index)]\n"
VIEWS = "from django.http import HttpResponse\n\nfrom orders.models import Order\n\n\ndef index(request):\n    return HttpResponse(Order)\n"
BASE = {
    "manage.py": "import os\n\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings')\n",
    "config/__init__.py": "",
    "config/urls.py": "urlpatterns = []\n",
    "shop/__init__.py": "",
    "shop/apps.py": "from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n",
    "shop/models.py": MODEL.format(name="Book"),
    "orders/__init__.py": "",
    "orders/apps.py": "from django.apps import AppConfig\n\n\nclass OrdersConfig(AppConfig):\n    name = 'orders'\n",
    "orders/models.py": MODEL.format(name="Order"),
    "orders/urls.py": URLS,
    "orders/views.py": VIEWS,
}
INCLUDED = {"config/urls.py": "from django.urls import include, path\n\nurlpatterns = [path('o/', include('orders.urls'))]\n"}
BROKEN = {
    "url": INCLUDED,
    "urls": {"config/urls.py": "import orders.urls\n\nurlpatterns = orders.urls.urlpatterns\n"},
    "admin": {"shop/admin.py": "from django.contrib import admin\n\nfrom orders.models import Order\n\nadmin.site.register(Order)\n"},
    "models": {"shop/models.py": "from orders.models import Order\n" + MODEL.format(name="Book")},
    "package": {"orders/models.py": None, "orders/models/__init__.py": "from .order import Order\n",
                "orders/models/order.py": MODEL.format(name="Order"), **INCLUDED},
    "inherited": {"orders/models.py": "from shop.models import Book\n\n\nclass Order(Book):\n    pass\n", **INCLUDED},
    "proxy": {"orders/models.py": "from shop.models import Book\n\n\nclass Order(Book):\n    class Meta:\n        proxy = True\n",
              **INCLUDED},
}  # fmt: skip
FINE = {
    "nobody": {},
    "label": {"orders/models.py": MODEL.format(name="Order") + "\n    class Meta:\n        app_label = 'shop'\n", **INCLUDED},
    "abstract": {"orders/models.py": MODEL.format(name="Order") + "\n    class Meta:\n        abstract = True\n", **INCLUDED},
    "handed down": {"orders/models.py": MODEL.format(name="Base") + "\n    class Meta:\n        abstract = True\n"
                    "        app_label = 'shop'\n\n\nclass Order(Base):\n    pass\n", **INCLUDED},
    "later": {"orders/views.py": "def index(request):\n    from orders.models import Order\n\n    return Order\n", **INCLUDED},
    "never": {"orders/views.py": "if False:\n    from orders.models import Order\n\n\ndef index(request):\n    pass\n", **INCLUDED},
    "caught": {"orders/views.py": "try:\n    from orders.models import Order\nexcept RuntimeError:\n    Order = None\n\n\n"
               "def index(request):\n    return Order\n", **INCLUDED},
    "within": {"orders/views.py": "from shop.stock.models import Shelf\n\n\ndef index(request):\n    return Shelf\n",
               "shop/stock/__init__.py": "", "shop/stock/models.py": MODEL.format(name="Shelf"), **INCLUDED},
}  # fmt: skip


def written(folder, form, changes):
    texts = {**BASE, **{f"config/{name}": text for name, text in SETTINGS[form].items()}, **changes}
    for path, text in texts.items():
        if text is None:
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def started(folder):
    """What Django says when it is set up and imports the root URLconf."""
    code = "import django\ndjango.setup()\nfrom django.urls import get_resolver\nget_resolver().url_patterns\n"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    return done.stderr


def reported(folder):
    return [result for result in fixes.findings_of(folder) if result["ruleId"] == "app-not-installed"]


@pytest.mark.parametrize("form", sorted(SETTINGS))
@pytest.mark.parametrize("how", sorted(BROKEN))
def test_starts_when_mended(how, form, tmp_path):
    written(tmp_path, form, BROKEN[how])
    assert "doesn't declare an explicit app_label" in started(tmp_path)
    assert len(reported(tmp_path)) == 1
    fixes.run_djvet(tmp_path, "--select", "app-not-installed", "--fix", "--unsafe-fixes")
    assert started(tmp_path) == ""
    texts = fixes.texts_of(tmp_path)
    assert reported(tmp_path) == []
    fixes.run_djvet(tmp_path, "--select", "app-not-installed", "--fix", "--unsafe-fixes")
    assert fixes.texts_of(tmp_path) == texts


@pytest.mark.parametrize("form", sorted(SETTINGS))
@pytest.mark.parametrize("how", sorted(FINE))
def test_starts_as_it_is(how, form, tmp_path):
    written(tmp_path, form, FINE[how])
    assert started(tmp_path) == ""
    assert reported(tmp_path) == []
