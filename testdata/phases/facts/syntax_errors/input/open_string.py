x = "never closed
y = 2
z = '''never
closed either
