# expect(L2): dependency-undeclared "yaml is imported, but nothing declares pyyaml"
import yaml

NAMES = [yaml]
