from enum import Enum


class Base(Enum):
    @property
    def code(self):
        return self.value.split(".")[1]


class Right(Base):
    SELL = "shop.sell"
