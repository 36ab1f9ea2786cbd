import os

from .base import *

