"""Every statement, one of each form."""
import a
import b.c, d as e, f.g as h
from i import j, k as l
from . import m
from ...n.o import (p, q as r,)
from s import *

x = 1
y = z = x
y, *z = x, 2
(y, [z, w]) = x
y.attr = z[0] = w
x: int
x: dict[str, int] = {}
self.x: "Later" = None
x += 1; x -= 1; x *= 2; x /= 2; x //= 2; x %= 2; x **= 2; x @= 2; x |= 2; x &= 2; x ^= 2; x <<= 2; x >>= 2
del x, y[0], z.attr
assert x, "message"
pass
raise
raise ValueError("text") from error

if a:
    b
elif c:
    d
elif e:
    f
else:
    g

for i, (j, *k) in pairs():
    continue
else:
    done()

while True:
    break
else:
    never()

with open("a") as f, lock, pool() as (g, h):
    pass
with (open("a") as f, open("b"),):
    pass

try:
    risky()
except ValueError:
    pass
except (TypeError, a.Error) as error:
    raise
except:
    pass
else:
    fine()
finally:
    close()

try:
    group()
except* OSError as errors:
    pass

try:
    both()
except A, B:
    pass


def counter():
    global total
    total = 0
    def inner():
        nonlocal total
        return
    return total, inner


type Vector[T: float] = list[T]
type = 3
type(x).name = 4
