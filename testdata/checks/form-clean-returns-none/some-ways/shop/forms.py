from django import forms


class SlugForm(forms.Form):
    slug = forms.SlugField()

    def clean_slug(self):  # known-miss: form-clean-returns-none — where the form isn't bound it may mean None
        slug = self.cleaned_data["slug"]
        if self.is_bound:
            return slug
