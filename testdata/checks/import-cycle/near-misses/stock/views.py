from stock.tables import Table


class View:
    table = Table
