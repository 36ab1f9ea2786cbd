from django.conf import settings
from django.db import models
