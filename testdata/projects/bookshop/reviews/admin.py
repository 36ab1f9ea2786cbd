from django.contrib import admin

from reviews.models import Review


@admin.register(Review)
class ReviewAdmin(admin.ModelAdmin):
    list_display = ["book", "customer", "stars"]
    list_select_related = ["book", "customer"]
    raw_id_fields = ["book", "customer"]
