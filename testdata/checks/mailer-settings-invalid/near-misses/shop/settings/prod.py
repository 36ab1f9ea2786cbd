import os

from .base import *

MAILERS = {"default": {"BACKEND": os.environ["MAIL"]}}
