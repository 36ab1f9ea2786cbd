USE_L10N = True  # expect: setting-removed "since 5.0"
STATICFILES_STORAGE = "a.B"  # expect: setting-removed "since 5.1"
