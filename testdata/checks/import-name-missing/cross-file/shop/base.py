__all__ = ["BaseForm"]


class BaseForm:
    pass
