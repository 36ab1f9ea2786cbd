from .starred import *

AUTHOR = Autor
