from django.conf import settings as conf


class Sender:
    def name(self):
        return conf.SHOP_SENDER  # expect: setting-undefined
