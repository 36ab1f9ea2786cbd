from stock import models


def rate():
    return models.Item.objects.count()
