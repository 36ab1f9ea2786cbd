def context_of(ticket):
    context = {}
    for name in ("title", "team_name"):
        value = getattr(ticket, name, None)
        context[name] = value() if callable(value) else value
    return context
