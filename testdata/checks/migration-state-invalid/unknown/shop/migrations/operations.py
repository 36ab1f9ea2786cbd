from shop.operations import MakeBook
