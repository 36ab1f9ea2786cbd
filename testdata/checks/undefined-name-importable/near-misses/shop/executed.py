import os


def run(code):
    exec(code, globals())
    return Book, os
