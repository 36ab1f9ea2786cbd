from django.contrib import admin

from shop.models import Shelf

admin.site.register(Shelf)
