def read():
    return dict(line.split() for line in open("settings"))
