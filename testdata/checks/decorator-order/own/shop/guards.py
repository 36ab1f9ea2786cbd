from functools import wraps


def staff_only(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        return view(request, *args, **kwargs) if request.user.is_staff else None

    return guarded
