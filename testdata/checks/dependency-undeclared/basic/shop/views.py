import environ  # expect: dependency-undeclared
from crispy_forms.helper import FormHelper  # expect: dependency-undeclared
from crispy_forms.layout import Layout

NAMES = [environ, FormHelper, Layout]
