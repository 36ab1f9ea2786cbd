import dj_database_url
from environs import Env

env = Env()
env.read_env()

DEBUG = env.bool("SHOP_DEBUG", default=False)
SECRET_KEY = env("SHOP_SECRET", "insecure")
NAME = env.str("SHOP_NAME", default="shop")
PORT = env.int("SHOP_PORT", 8000)
ALLOWED_HOSTS = env.list("SHOP_HOSTS", default=["localhost"])
RATIO = env.float("SHOP_RATIO", default=0.5)
DATABASES = {"default": dj_database_url.config(env="SHOP_DATABASE", default="sqlite:////tmp/shop.db")}
OTHER = dj_database_url.parse("sqlite:////tmp/other.db")
with env.prefixed("SHOP_"):
    TOKEN = env("TOKEN", None)
