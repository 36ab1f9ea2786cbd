from django.db import models


class Shelf(models.Model):
    code = models.CharField(max_length=5, primary_key=True)
    room = models.ForeignKey("library.Place", models.CASCADE, limit_choices_to={}, related_name="shelves",
                             related_query_name="shelf")
