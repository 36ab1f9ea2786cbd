from shop import patched

patched.added = 1
