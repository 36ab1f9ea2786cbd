import os

from .base import *

MAILERS = {"default": {}}
