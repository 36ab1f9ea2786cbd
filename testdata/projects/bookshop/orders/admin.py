from django.contrib import admin

from orders.models import Address, Coupon, Customer, Order, OrderLine


class OrderLineInline(admin.TabularInline):
    model = OrderLine
    raw_id_fields = ["book"]
    extra = 0


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["pk", "customer", "paid", "shipped"]
    list_select_related = ["customer"]
    raw_id_fields = ["customer", "ship_to"]
    inlines = [OrderLineInline]


@admin.register(Customer)
class CustomerAdmin(admin.ModelAdmin):
    list_display = ["name", "created"]


admin.site.register([Address, Coupon])
