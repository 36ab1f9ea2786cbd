def fill():
    global filled
    filled = 1
