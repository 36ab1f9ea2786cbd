TAGS = ["new"]
