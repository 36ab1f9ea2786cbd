INSTALLED_APPS = ["stock", "shop.apps.ShopConfig", "views", "moved", "switched"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
MIGRATION_MODULES = {"moved": "elsewhere.moved", "switched": None}
