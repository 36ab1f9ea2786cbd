from rest_framework.views import APIView


class ShopView(APIView):
    pass
