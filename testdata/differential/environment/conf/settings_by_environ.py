from pathlib import Path

import environ

ROOT_DIR = environ.Path(__file__) - 2
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env(SHOP_DEBUG=(bool, False), SHOP_PORT=(int, 8000))
environ.Env.read_env(str(BASE_DIR / ".env"))

DEBUG = env("SHOP_DEBUG")
PORT = env("SHOP_PORT")
SECRET_KEY = env("SHOP_SECRET", default="insecure")
SMART = env("SHOP_SMART", default=True)
ALLOWED_HOSTS = env.list("SHOP_HOSTS", default=["localhost"])
RATIO = env.float("SHOP_RATIO", 0.5)
NAME = env.str("SHOP_NAME", "shop")
VERBOSE = env.bool("SHOP_VERBOSE", default=False)
LEVELS = env.dict("SHOP_LEVELS", default={"a": "b"})
STATIC_ROOT = str(ROOT_DIR.path("static"))
MEDIA_ROOT = ROOT_DIR("media")
DATABASES = {"default": env.db("SHOP_DATABASE", default="sqlite:////tmp/shop.db")}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
INSTALLED_APPS = ["shop"] + env.list("SHOP_APPS", default=[])
MIDDLEWARE = ["a", "b"]
if VERBOSE:
    MIDDLEWARE.insert(1, "verbose")
MIDDLEWARE = MIDDLEWARE + ["c"]
OPTIONAL = env("SHOP_OPTIONAL", default=None)
if OPTIONAL:
    OPTIONS = {"url": OPTIONAL}
