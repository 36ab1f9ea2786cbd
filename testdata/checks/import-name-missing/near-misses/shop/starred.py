from some_package import *
