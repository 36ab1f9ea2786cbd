from .base import *
from .headers import *
