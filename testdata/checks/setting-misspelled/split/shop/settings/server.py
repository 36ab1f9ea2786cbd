from .base import *

SECURE_SSL_REDIRCET = True  # expect: setting-misspelled "SECURE_SSL_REDIRECT"
