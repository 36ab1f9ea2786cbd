MIDDLEWARE = [
    "shop.middleware.Modern",
    "shop.middleware.Mixed",
    "shop.middleware.Both",
    "shop.middleware.Inherits",
    "shop.middleware.Outside",
    "shop.middleware.factory",
    "shop.middleware.chosen",
    "shop.middleware.instance",
    "shop.middleware.decorated",
]
