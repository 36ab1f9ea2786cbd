from .base import Base


class Reader(Base):  # expect: user-model-invalid, user-model-invalid
    pass
