globals().update(made=1)
