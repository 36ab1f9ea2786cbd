from .table import rate

__all__ = ["rate"]
