def announce(sender, **rest):
    print(sender, rest)


def never_connected(sender, instance):
    print(sender, instance)
