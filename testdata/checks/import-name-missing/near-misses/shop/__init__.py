from .lazy import *
