from common.models import TagBase
from django.db.models import CharField


class Tag(TagBase):
    word = CharField(max_length=20)
