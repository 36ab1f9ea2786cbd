from django.contrib.admin import AdminSite


class Office(AdminSite):
    pass


office = Office(name="office")
