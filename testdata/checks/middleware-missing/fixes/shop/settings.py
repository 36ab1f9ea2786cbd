INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
MIDDLEWARE = (
    'django.middleware.common.CommonMiddleware',
    # Who it is
    # expect(L2): middleware-missing "AuthenticationMiddleware needs SessionMiddleware"
    'django.contrib.auth.middleware.AuthenticationMiddleware',  # a remark
    # expect(L2): middleware-missing "MessageMiddleware needs SessionMiddleware"
    'django.contrib.messages.middleware.MessageMiddleware'
)
