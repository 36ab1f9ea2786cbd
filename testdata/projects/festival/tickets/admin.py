from django.contrib import admin

from .models import Customer, Order, Refund, Ticket, TicketType, Voucher


class TicketInline(admin.TabularInline):
    model = Ticket
    fields = ["holder_name", "type"]
    extra = 0


class OrderAdmin(admin.ModelAdmin):
    list_display = ["id", "customer", "placed_at", "status"]
    list_select_related = ["customer__user"]
    raw_id_fields = ["customer"]
    inlines = [TicketInline]


class TicketAdmin(admin.ModelAdmin):
    list_display = ["holder_name", "type", "order__status"]
    list_filter = ["type"]


class CustomerAdmin(admin.ModelAdmin):
    list_display = ["__str__", "country"]
    list_select_related = ["country"]


class VoucherAdmin(admin.ModelAdmin):
    list_display = ["code", "percent", "issued_by"]


class RefundAdmin(admin.ModelAdmin):
    list_display = ["reason", "order"]


class TypeAreasInline(admin.TabularInline):
    model = TicketType.areas.through
    readonly_fields = ["area"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("area")


class TicketTypeAdmin(admin.ModelAdmin):
    list_display = ["name", "price"]
    exclude = ["areas"]
    inlines = [TypeAreasInline]


admin.site.register(Order, OrderAdmin)
admin.site.register(Ticket, TicketAdmin)
admin.site.register(Customer, CustomerAdmin)
admin.site.register(Voucher, VoucherAdmin)
admin.site.register(Refund, RefundAdmin)
admin.site.register(TicketType, TicketTypeAdmin)
