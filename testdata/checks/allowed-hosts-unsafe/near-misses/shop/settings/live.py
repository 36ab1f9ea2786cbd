from .base import *

ALLOWED_HOSTS = [host for host in open("hosts")]
