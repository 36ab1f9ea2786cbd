import os

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]
# expect(L2): security-middleware-missing "has no SecurityMiddleware"
# expect(L2): security-middleware-missing "has no XFrameOptionsMiddleware"
MIDDLEWARE = (
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    # Signs
    'django.middleware.csrf.CsrfViewMiddleware',  # and tokens
    'django.contrib.auth.middleware.AuthenticationMiddleware'  # the user
)
ROOT_URLCONF = "shop.urls"
SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
ALLOWED_HOSTS = ["www.example.com"]
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_SSL_REDIRECT = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
