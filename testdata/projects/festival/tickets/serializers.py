from rest_framework import serializers

from .models import Customer, Order, Ticket, TicketType, Voucher


class TypeSerializer(serializers.ModelSerializer):
    class Meta:
        model = TicketType
        fields = ["id", "name", "price"]


class LineSerializer(serializers.ModelSerializer):
    type = TypeSerializer(read_only=True)

    class Meta:
        model = Ticket
        fields = ["id", "type", "holder_name"]


class OrderSerializer(serializers.ModelSerializer):
    customer = serializers.StringRelatedField()
    tickets = LineSerializer(many=True, read_only=True)

    class Meta:
        model = Order
        fields = ["id", "customer", "status", "tickets"]


class OrderTotalSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "status", "total"]


class TicketSerializer(serializers.ModelSerializer):
    type_name = serializers.CharField(source="type.name", read_only=True)
    contact = serializers.SerializerMethodField()

    class Meta:
        model = Ticket
        fields = ["id", "type_name", "contact"]

    def get_contact(self, obj):
        customer = obj.order.customer
        return {"user": customer.user_id, "newsletter": customer.newsletter}


class CustomerSerializer(serializers.ModelSerializer):
    orders = serializers.IntegerField(source="order_total", read_only=True)

    class Meta:
        model = Customer
        fields = ["id", "user", "country", "orders"]


class VoucherSerializer(serializers.ModelSerializer):
    class Meta:
        model = Voucher
        fields = ["id", "code", "percent", "issued_by"]
        depth = 1


class VoucherCodeSerializer(serializers.Serializer):
    code = serializers.CharField()
    issued_by = serializers.PrimaryKeyRelatedField(read_only=True)
    owner = serializers.IntegerField(source="issued_by_id", read_only=True)
