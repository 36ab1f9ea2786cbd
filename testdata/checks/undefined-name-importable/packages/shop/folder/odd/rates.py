class Rate:
    pass
