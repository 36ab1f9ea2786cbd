from .store import forget

__all__ = ["forget"]
