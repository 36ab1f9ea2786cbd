NAME = "the books"
