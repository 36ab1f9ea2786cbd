def Timing(get_response):
    return get_response
