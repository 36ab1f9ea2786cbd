from .base import *

DEBUG = compute()
