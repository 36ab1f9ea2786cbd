from outside import *
