from django.shortcuts import render as page
from django.template.loader import render_to_string
