from mail import handlers


def test_send():
    handlers.send(None, None)
