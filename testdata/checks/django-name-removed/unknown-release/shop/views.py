from django.conf.urls import url

NAMES = [url]
