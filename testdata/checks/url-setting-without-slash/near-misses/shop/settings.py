import os

STATIC_URL = os.environ.get("STATIC_URL", "/static")
MEDIA_URL = ""
FILES_URL = "/files"
INSTALLED_APPS = ["shop"]
