from .models import Book


@admin.register(Book)  # expect: undefined-name-importable
class BookAdmin(admin.ModelAdmin):
    def save_model(self, request, obj, form, change):
        with transaction.atomic():  # expect: undefined-name-importable
            messages.success(request, "saved")  # expect: undefined-name-importable


class BookForm(forms.ModelForm):  # expect: undefined-name-importable
    pass
