match command.split():
    case []:
        pass
    case [action]:
        pass
    case [action, obj] if obj in known:
        pass
    case ["go", ("north" | "south") as direction, *rest]:
        pass
    case (1, -2.5, 3 + 4j, "a" "b", b"c", None, True):
        pass
    case {"key": value, "other": {"deep": [first, *_]}, **others}:
        pass
    case Point(x=0, y=y) | Point(0, y):
        pass
    case shapes.Circle(radius=r, center=Point()):
        pass
    case Color.RED | 0x10:
        pass
    case str(name):
        pass
    case _:
        pass
match x, y:
    case a, b: pass
match = case = 1
match(case)
match[case]
match.case
match * case
