import json
import requests
import telnetlib
import environ
import unheard_of
from crispy_forms.helper import FormHelper
from dry_rest_permissions.generics import DRYPermissions

try:
    import corsheaders
except ImportError:
    corsheaders = None


def draw():
    if corsheaders:
        import qrcode
        return qrcode
    return [json, requests, telnetlib, environ, unheard_of, FormHelper, DRYPermissions]
