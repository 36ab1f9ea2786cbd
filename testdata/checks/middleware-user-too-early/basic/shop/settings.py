MIDDLEWARE = [
    "shop.middleware.BasketMiddleware",  # expect: middleware-user-too-early "BasketMiddleware reads request.session before Session"
    "django.contrib.sessions.middleware.SessionMiddleware",
    "shop.middleware.plan",  # expect: middleware-user-too-early "plan reads request.user before AuthenticationMiddleware has run"
    "shop.middleware.NoticeMiddleware",  # expect: middleware-user-too-early "NoticeMiddleware adds a message before Message"
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
