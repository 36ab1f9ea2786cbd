from .models import Autor  # expect: import-name-missing
