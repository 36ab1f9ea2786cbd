from .base import *

MEDIA_URL = HOST + "/media"  # expect: url-setting-without-slash "MEDIA_URL"
