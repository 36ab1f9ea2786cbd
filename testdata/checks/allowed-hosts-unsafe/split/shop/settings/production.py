from .base import *

ALLOWED_HOSTS = HOSTS  # expect: allowed-hosts-unsafe "every host"
