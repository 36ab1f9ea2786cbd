def read(name):
    with open("/run/secrets/" + name) as file:
        return file.read()
