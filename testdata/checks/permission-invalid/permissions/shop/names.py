LONG = "x" * 256
