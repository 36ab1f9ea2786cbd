import os

from .base import *

SECURE_REFERRER_POLICY = "no-referrer, same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
SECURE_CSP = {"default-src": ["'self'"]}
SECURE_CSP_REPORT_ONLY = None
