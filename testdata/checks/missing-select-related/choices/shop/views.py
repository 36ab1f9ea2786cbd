from django.shortcuts import redirect, render
from django.views.generic import CreateView, FormView

from . import forms
from .models import Loan


def author(request):
    if request.method == "POST":
        form = forms.AuthorForm(request.POST)
        if form.is_valid():
            return redirect("/")
    else:
        form = forms.AuthorForm()
    return render(request, "shop/paragraphs.html", {"form": form})


def quiet(request):
    context = {"loaded": forms.LoadedForm(), "hidden": forms.HiddenForm(), "without": forms.WithoutForm()}
    context["popped"] = forms.PoppedForm(request.POST)
    context["later"] = forms.LaterLoadedForm(request.POST or None, publishers=request.user.publishers)
    context["later_hidden"] = forms.LaterHiddenForm()
    context["number"] = forms.LoanNumberForm(request.POST)
    return render(request, "shop/quiet.html", context)


def whole(request):
    return render(request, "shop/whole.html", {"form": forms.LaterForm(initial={"printer": 1})})


def books(request):
    return render(request, "shop/fields.html", {"form": forms.BooksForm()})


def loan(request):
    return render(request, "shop/one_field.html", {"form": forms.LoanForm()})


def never_shown(request):
    form = forms.RoomForm(request.POST)
    return render(request, "shop/never_shown.html", {"form": form})


class LoanCreate(CreateView):
    model = Loan
    fields = ["clerk"]
    template_name = "shop/create.html"


class LoanPrinter(CreateView):
    model = Loan
    fields = ["printer"]
    template_name = "shop/create.html"


class ChooseLoaded(FormView):
    form_class = forms.LoadedForm
    template_name = "shop/choose_loaded.html"
