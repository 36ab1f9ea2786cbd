from shop.views import Shop


class Books(Shop):
    pass
