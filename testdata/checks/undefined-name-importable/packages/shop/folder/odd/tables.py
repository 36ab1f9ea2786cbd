"""The package lies in a folder that is none, in another package: what its name is depends on how it is run."""
import os


def rate():
    return Rate(os)  # expect: undefined-name-importable
