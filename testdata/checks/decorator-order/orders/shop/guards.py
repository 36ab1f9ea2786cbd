from django.contrib.auth.decorators import login_required as members_only
from django.db import transaction

locked = transaction.atomic
