def tenant_of(request):
    return request.user.pk
