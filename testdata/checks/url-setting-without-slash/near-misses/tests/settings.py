STATIC_URL = "/static"
