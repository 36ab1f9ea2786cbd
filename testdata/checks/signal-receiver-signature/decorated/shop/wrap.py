from functools import wraps


def without_rest(function):
    @wraps(function)
    def called(sender, instance, **kwargs):
        return function(sender, instance)

    return called
