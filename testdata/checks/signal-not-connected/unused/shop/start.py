from shop import signals

__all__ = ["signals"]
