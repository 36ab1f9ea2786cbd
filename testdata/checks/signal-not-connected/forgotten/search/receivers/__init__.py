from search.receivers.orders import index
from search.receivers.returns import unindex

__all__ = ["index", "unindex"]
