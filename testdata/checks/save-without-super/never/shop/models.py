from shop.base import Numbered


def next_number():
    return 7


class Order(Numbered):
    def save(self, *args, **kwargs):  # expect: save-without-super
        self.number = next_number()
        return self


class Line(Numbered):
    def delete(self, *args, **kwargs):  # expect: save-without-super "no row is deleted"
        self.gone = True
        print("gone")
