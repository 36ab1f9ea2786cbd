import os

from .base import *

from .keys import SECRET_KEY
