import os


def page(request):
    return render(request, os.devnull)
