def locals():
    return {"greeting": "welcome"}


def render(request, template, context):
    return template.format(**context)
