def announce(sender, instance, created, raw, using, update_fields, signal):  # expect: signal-receiver-signature "The receiver announce() takes no **kwargs"
    print(instance)


def forget(*args):  # expect: signal-receiver-signature
    print(args)
