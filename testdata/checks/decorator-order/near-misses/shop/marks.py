def marked(cls):
    cls.mark = True
    return cls
