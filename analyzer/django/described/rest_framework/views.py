"""Source: rest_framework/views.py of Django REST framework 3.16."""
from django.views.generic import View


class APIView(View):
    pass
