def denied(request):
    pass
