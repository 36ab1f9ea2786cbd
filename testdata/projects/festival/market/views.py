from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Avg, F, Prefetch, prefetch_related_objects
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_list_or_404, get_object_or_404, render
from django.views.generic import DetailView, ListView

from .models import Dish, Rating, Stall, Truck, Vendor


class VendorList(ListView):
    model = Vendor


class VendorOwners(ListView):
    template_name = "market/vendor_owners.html"
    queryset = Vendor.objects.select_related("owner")


class StallDetail(DetailView):
    model = Stall

    def get_context_data(self, **kwargs):
        return super().get_context_data(dishes=self.object.dishes.with_allergens(), **kwargs)


class StallKinds(ListView):
    model = Stall
    template_name = "market/stall_kinds.html"
    context_object_name = "stalls"


class TruckList(ListView):
    model = Truck


class InspectionBoard(ListView):
    template_name = "market/inspection_board.html"
    context_object_name = "stalls"

    def get_queryset(self):
        return Stall.objects.select_related("inspection__inspector", "vendor")


def stalls_by_area(request):
    groups = defaultdict(list)
    for stall in Stall.objects.select_related("vendor__area"):
        groups[stall.vendor.area.name].append(stall)
    return render(request, "market/stalls_by_area.html", {"groups": dict(groups)})


def stalls_by_letter(request):
    groups = {}
    for stall in Stall.objects.all():
        groups.setdefault(stall.name[:1], []).append(stall)
    return render(request, "market/stalls_by_letter.html", {"groups": groups})


def dishes_sorted(request):
    return render(request, "market/dishes_sorted.html", {"dishes": Dish.objects.all()})


def dishes_named(request):
    return render(request, "market/dishes_named.html", {"dishes": Dish.objects.order_by("price")})


def dish_links(request):
    return render(request, "market/dish_links.html", {"dishes": Dish.objects.order_by("price")})


def dish_stalls(request):
    return render(request, "market/dish_stalls.html", {"dishes": Dish.objects.order_by("price")})


def menu(request):
    page = Paginator(Dish.objects.order_by("pk"), 100).get_page(request.GET.get("page"))
    prefetch_related_objects(page.object_list, "stall", "allergens")
    return render(request, "market/menu.html", {"page": page})


def card(request):
    dishes = get_list_or_404(Dish.objects.for_menu(), price__gt=0)
    return render(request, "market/card.html", {"dishes": dishes})


def dish_rows(request):
    context = {"dishes": Dish.objects.with_allergens(), "row_template": "market/rows/dish.html"}
    return render(request, "market/dish_rows.html", context)


def chalkboard(request):
    return render(request, "market/chalkboard.html", {"dishes": Dish.objects.filter(price__gt=1)})


class BestRatings(ListView):
    template_name = "market/best_ratings.html"
    context_object_name = "dishes"
    queryset = Dish.objects.prefetch_related("ratings")


class WorstRatings(ListView):
    template_name = "market/worst_ratings.html"
    context_object_name = "dishes"
    queryset = Dish.objects.prefetch_related("ratings")


class RatingList(ListView):
    queryset = Rating.objects.select_related("dish")


def critics(request):
    good = Prefetch("ratings", queryset=Rating.objects.filter(stars__gte=3), to_attr="good_ratings")
    table = {}
    for dish in Dish.objects.prefetch_related(good):
        table[dish.name] = [rating.customer.newsletter for rating in dish.good_ratings]
    return JsonResponse(table)


def prices(request):
    rows = Dish.objects.values_list("name", "price", "stall__vendor__name", named=True)
    return JsonResponse({"rows": [[row.name, str(row.price), row.stall__vendor__name] for row in rows]})


def averages(request):
    dishes = Dish.objects.annotate(average=Avg("ratings__stars"), vendor_name=F("stall__vendor__name"))
    return render(request, "market/averages.html", {"dishes": dishes})


def owners(request):
    vendors = Vendor.objects.in_bulk()
    return JsonResponse({vendor.slug: vendor.owner.newsletter for vendor in vendors.values()})


def cheap_or_rated(request):
    dishes = Dish.objects.select_related("stall").filter(price__lt=20) | Dish.objects.filter(ratings__stars__gt=3)
    return HttpResponse("\n".join(str(dish) for dish in reversed(dishes.distinct())), content_type="text/plain")


def vendor_dishes(request, slug):
    vendor = get_object_or_404(Vendor, slug=slug)
    lines = []
    for stall in vendor.stalls.prefetch_related("dishes"):
        for dish in stall.dishes.all():
            lines.append(f"{stall.vendor.name}: {dish} ({dish.stall.number})")
    return HttpResponse("\n".join(lines), content_type="text/plain")


def rated_by(request):
    dishes = list(Dish.objects.all())
    names = defaultdict(set)
    for rating in Rating.objects.filter(dish__in=dishes).select_related("customer__user"):
        names[rating.dish_id].add(rating.customer.user.username)
    return JsonResponse({dish.name: sorted(names[dish.pk]) for dish in dishes})


def sellers(request):
    return JsonResponse({dish.name: dish.seller for dish in Dish.objects.select_related("stall")})


def streamed(request):
    dishes = Dish.objects.prefetch_related("stall__vendor").iterator(chunk_size=500)
    return HttpResponse("\n".join(f"{dish.name}: {dish.seller}" for dish in dishes), content_type="text/plain")
