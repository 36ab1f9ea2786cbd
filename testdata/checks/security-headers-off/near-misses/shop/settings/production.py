import os

from .base import *

X_FRAME_OPTIONS = os.environ["FRAMES"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer, same-origin"
