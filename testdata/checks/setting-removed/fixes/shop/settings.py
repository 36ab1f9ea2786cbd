# expect(L2): setting-removed "USE_L10N"
USE_L10N = True
USE_TZ = True
# Where uploads go
DEFAULT_FILE_STORAGE = "storages.backends.s3.S3Storage"  # expect: setting-removed
MEDIA_URL = "/media/"
STATICFILES_STORAGE = "whitenoise.storage.CompressedStaticFilesStorage"  # expect: setting-removed
PASSWORD_RESET_TIMEOUT_DAYS = 2  # expect: setting-removed
