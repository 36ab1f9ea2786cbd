class settings:
    SHOP_Y = 1
