AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    # expect(L2): dotted-path-unresolved "AUTHENTICATION_BACKENDS names accounts.backends.TokenBackend, but accounts.backends has no TokenBackend"
    "accounts.backends.TokenBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.UnsaltedMD5PasswordHasher",
]
MIDDLEWARE = [
    "django.contrib.auth.middleware.SessionAuthenticationMiddleware",  # expect: dotted-path-unresolved
]
