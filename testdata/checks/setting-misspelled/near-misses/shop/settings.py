ADMIN = ("Ann", "ann@example.com")
ADMINS = [ADMIN]
EMAIL_HOSTS = ["a", "b"]
EMAIL_HOST = EMAIL_HOSTS[0]
MEDIA_ROOTS = ["/srv/a"]
LANGUAGE = "en"
EMAIL_HOST_2 = "mail2"
EMAIL_PORTS = 25
DEFAULT_FROM = "a@example.com"
# Channels reads it.
ASGI_APPLICATION = "shop_asgi.application"
