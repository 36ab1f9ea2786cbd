from .base import *

# expect: middleware-user-too-early "TenantMiddleware reads request.user before AuthenticationMiddleware"
MIDDLEWARE.insert(1, "shop.middleware.TenantMiddleware")
