from functools import wraps


def plain():
    """A docstring."""


def parameters(a, b: int, /, c, d: str = "x", *args: int, e, f: "F" = None, **kwargs: dict) -> list[int]:
    return [a]


def keyword_only(*, a, b=1):
    yield a
    x = yield
    yield from other()


async def waits(a):
    await a
    async for b in a:
        pass
    async with a as c, d:
        pass
    return [e async for e in a if await e]


@decorated
@wraps(plain)
@registry.add("name", key=1)
async def decorated(): pass


def generic[T: (int, str), *Ts, **P](a: T, *args: *Ts) -> T:
    return a


def outer():
    def inner():
        class Local:
            def method(self):
                return outer
        return Local
    return inner


one = lambda: 1
two = lambda a, b=2, *c, d, **e: (a, b)
three = lambda *, a: lambda: a
if one:
    def conditional(): ...
