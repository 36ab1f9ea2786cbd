MIDDLEWARE = [
    # --- security ---
    "django.middleware.security.SecurityMiddleware",

    # Who is it?
    # Needs sessions.
    "django.contrib.auth.middleware.AuthenticationMiddleware",  # request.user
    'django.contrib.messages.middleware.MessageMiddleware',

    # The session, kept in the cache.
    "django.contrib.sessions.middleware.SessionMiddleware"  # expect: middleware-order
]
