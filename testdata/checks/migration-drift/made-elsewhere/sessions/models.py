from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    device = models.CharField(max_length=40)

    class Meta(AbstractBaseSession.Meta):
        db_table = "sessions"
