from .base import Dated


class Order(Dated):
    pass
