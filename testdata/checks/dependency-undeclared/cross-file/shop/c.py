import yaml

NAMES = [yaml]
