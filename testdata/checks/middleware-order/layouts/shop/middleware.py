def timing(get_response):
    return get_response
