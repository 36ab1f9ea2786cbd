def describe(row):
    return row.name


class HasTitle:
    def __str__(self):
        return self.title
