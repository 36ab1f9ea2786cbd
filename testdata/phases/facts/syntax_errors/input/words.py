def f(:
    pass
for in x: pass
class : pass
import
from . import
return
x = = 1
if x
    y
else:
    z
good = 1
