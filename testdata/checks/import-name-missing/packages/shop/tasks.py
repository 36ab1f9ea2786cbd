# None of these is the folder or file of that name that lies somewhere in the tree.
from celery import shared_task
from logging import getLogger
from rest_framework.views import APIView, exception_handler
from strawberry.types import Info

from helpers.strawberry.types import CONVERSED  # expect: import-name-missing "strawberry.types has no CONVERSED"

NAMES = [shared_task, getLogger, APIView, exception_handler, Info, CONVERSED]
