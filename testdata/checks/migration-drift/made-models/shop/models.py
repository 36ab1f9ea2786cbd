from shop.abstract import AbstractBook, AbstractEntry, concrete, with_target

Book = concrete(AbstractBook)
Entry = with_target(AbstractEntry)
