def tell(sender, instance, **kwargs):
    instance.save()
