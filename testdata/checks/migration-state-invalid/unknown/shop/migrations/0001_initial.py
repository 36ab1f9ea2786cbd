from django.db import migrations, models
from package.operations import package_operation
from .operations import MakeBook


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        MakeBook(),
        package_operation(),
    ]
