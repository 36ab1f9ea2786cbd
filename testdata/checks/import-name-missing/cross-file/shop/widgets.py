class DateWidget:
    pass
