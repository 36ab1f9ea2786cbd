def basket(request):
    return {}


def bucket(request):
    return {}
