def visit_middleware(get_response):
    return get_response


def visitor_middleware(get_response):
    return get_response
