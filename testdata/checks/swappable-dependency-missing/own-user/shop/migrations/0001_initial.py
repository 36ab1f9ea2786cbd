from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.CreateModel("Order", [("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")), ("user", models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"))]),  # expect: swappable-dependency-missing "0001_initial relates to the user model users.User, but no dependency leads to it"
    ]
