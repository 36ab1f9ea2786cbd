a.b.c
a()(b)(c=d)
a(b, *c, d=e, **f)
a(x for x in y)
a[0]
a[b, c]
a[1:2], a[:], a[::2], a[b:c:d, ...]
a[*b]
-a + +b - ~c
a + b * c ** d // e % f @ g / h
a << b >> c & d | e ^ f
a < b <= c == d != e > f >= g
a in b, a not in b, a is b, a is not b
not a and b or not c
a if b else c if d else e
(a := b)
[a, *b, 1]
(a,)
()
a, b
{a, *b}
{}
{a: b, **c, "d": {"e": f}}
[a for b in c for d in e if f if g]
{a for b in c}
{a: b for c in d}
(a for b in (c for d in e))
[a for b, c in d]
await_ = 1
x = yield_
1, 0x1F, 0b1, 0o17, 1_000, 10**2
1.0, 1e5, .5, 1_0.0_1, 2j, 1.5J
True, False, None, ..., Ellipsis, __debug__
(yield)
print >> out, a
lambda: (yield)
(((a)))
(
    a
    .filter(b=1)  # a comment
    .order_by("c")
)[:10]
a if b else \
    c
a;b;c
