from configurations import Configuration, values


class Common(Configuration):
    DEBUG = values.BooleanValue(False)
    PORT = values.IntegerValue(8000)
    NAME = values.Value("shop")
    SECRET_KEY = values.Value("insecure", environ_name="SHOP_SECRET", environ_prefix=None)
    ALLOWED_HOSTS = values.ListValue(["localhost"])
    INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
    ROOT_URLCONF = "conf.urls"

    @property
    def MADE(self):
        return [self.ROOT_URLCONF]


class Extra:
    INSTALLED_APPS = [*Common.INSTALLED_APPS, "shop"]
    EXTRA = True


class Production(Extra, Common):
    DEBUG = False
    SESSION_COOKIE_SECURE = True
