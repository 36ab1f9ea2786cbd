from django import forms

from .models import Author, Book, Loan, Printer, Room


class AuthorForm(forms.Form):
    author = forms.ModelChoiceField(queryset=Author.objects.all())


class RoomForm(forms.Form):
    room = forms.ModelChoiceField(queryset=Room.objects.all())


class LoadedForm(forms.Form):
    room = forms.ModelChoiceField(Room.objects.select_related("publisher"))


class HiddenForm(forms.Form):
    room = forms.ModelChoiceField(queryset=Room.objects.all(), widget=forms.HiddenInput)
    other = forms.ModelChoiceField(queryset=Room.objects.all(), widget=forms.NumberInput())


class TitleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, book):
        return f"{book.title}: {book.author.pk} {book.author.publisher_id}"  # expect: missing-select-related


class PrinterField(forms.ModelChoiceField):
    def label_from_instance(self, printer):
        return printer.publisher.name  # expect: missing-select-related


class KeyField(forms.ModelChoiceField):
    def label_from_instance(self, room):
        return str(room.pk)


class SearchWidget(forms.Select):
    def optgroups(self, name, value, attrs=None):
        return []


class BooksForm(forms.Form):
    books = TitleField(queryset=Book.objects.all(), widget=forms.CheckboxSelectMultiple())
    room = KeyField(queryset=Room.objects.all())
    searched = forms.ModelChoiceField(queryset=Room.objects.all(), widget=SearchWidget)


class LaterForm(forms.Form):
    printer = PrinterField(queryset=Printer.objects.none())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["printer"].queryset = Printer.objects.all()


class LaterLoadedForm(RoomForm):
    def __init__(self, *args, publishers=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Room.objects.filter(publisher__in=publishers).select_related("publisher")


class WithoutForm(RoomForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["room"]


class PoppedForm(RoomForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("room")


class LaterHiddenForm(RoomForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()


class LoanForm(forms.ModelForm):
    class Meta:
        model = Loan
        fields = ["reader", "editors"]


class LoanNumberForm(forms.ModelForm):
    class Meta:
        model = Loan
        exclude = ["reader", "editors", "clerk", "printer"]
        widgets = {"room": forms.NumberInput()}
