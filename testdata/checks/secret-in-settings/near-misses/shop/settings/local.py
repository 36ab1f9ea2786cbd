from .base import *

EMAIL_HOST_PASSWORD = "q7Rk2vWm9xTz"
