print "Python 2"
from shop.gone import x
