from django.db import models


class Book(models.Model):
    a = models.CharField(max_length=0)  # expect: field-options-invalid
    b = models.CharField(max_length="20")  # expect: field-options-invalid
    c = models.IntegerField(max_length=4)  # expect: field-options-invalid
    d = models.DecimalField(max_digits=2, decimal_places=4)  # expect: field-options-invalid
    e = models.DecimalField(max_digits=0, decimal_places=-1)  # expect: field-options-invalid, field-options-invalid
    f = models.FilePathField(path="/", allow_files=False)  # expect: field-options-invalid
    g = models.GenericIPAddressField(blank=True)  # expect: field-options-invalid
    h = models.DateTimeField(auto_now=True, auto_now_add=True)  # expect: field-options-invalid
    i = models.DateField(auto_now=True, default=None)  # expect: field-options-invalid
    j = models.BinaryField(default="text")  # expect: field-options-invalid
    k = models.FileField(upload_to="/books")  # expect: field-options-invalid
    l = models.TextField(validators=[None])  # expect: field-options-invalid
    m = models.CharField(max_length=3, db_index="yes")  # expect: field-options-invalid
    n = models.IntegerField(db_default=models.F("pages") + 1)  # expect: field-options-invalid


class Isbn(models.Model):
    code = models.CharField(max_length=13, primary_key=True, null=True)  # expect: field-options-invalid
    cover = models.ImageField(primary_key=False)  # expect: field-options-invalid
    number = models.AutoField()  # expect: field-options-invalid
