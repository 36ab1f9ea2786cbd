import sys

sys.modules[__name__ + ".inner"] = sys
