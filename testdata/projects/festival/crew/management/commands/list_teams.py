from django.core.management.base import BaseCommand

from crew.models import Team


class Command(BaseCommand):
    help = "Prints the teams with their members"

    def handle(self, **options):
        for team in Team.objects.select_related("area").prefetch_related("members__user"):
            names = sorted(member.full_name for member in team.members.all())
            self.stdout.write(f"{team.name} ({team.area.name}): {', '.join(names)}")
