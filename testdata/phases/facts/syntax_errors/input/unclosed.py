def first():
    return [1, 2


def second():
    return 3
