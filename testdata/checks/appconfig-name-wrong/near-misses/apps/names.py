SHOP = "apps.shop"
