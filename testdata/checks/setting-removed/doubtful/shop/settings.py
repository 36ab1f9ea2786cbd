import os

DAYS = 3
if os.environ.get("LOCAL"):
    USE_L10N = False  # expect: setting-removed
PASSWORD_RESET_TIMEOUT_DAYS = DAYS  # expect: setting-removed
DEFAULT_FILE_STORAGE = os.environ.get("STORAGE", "a.B")  # expect: setting-removed
