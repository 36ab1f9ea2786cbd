from django import forms

from .models import Order, Ticket, TicketType


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["customer", "placed_at", "status"]


class RefundForm(forms.Form):
    order = forms.ModelChoiceField(queryset=Order.objects.select_related("customer__user"))
    reason = forms.CharField(max_length=200)


class TicketChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, ticket):
        return f"{ticket.holder_name} ({ticket.type.name})"


class TransferForm(forms.Form):
    ticket = TicketChoiceField(queryset=Ticket.objects.all())
    holder = forms.CharField(max_length=120)


class UpgradeForm(forms.Form):
    ticket = forms.ModelChoiceField(queryset=Ticket.objects.none())
    type = forms.ModelChoiceField(queryset=TicketType.objects.order_by("price"), widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ticket"].queryset = Ticket.objects.filter(scanned_at__isnull=True)
