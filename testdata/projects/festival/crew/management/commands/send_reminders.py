from django.core.management.base import BaseCommand

from crew.models import Assignment


class Command(BaseCommand):
    help = "Writes one line for each volunteer who has a shift"

    def add_arguments(self, parser):
        parser.add_argument("--role", default="")

    def handle(self, *args, **options):
        assignments = Assignment.objects.select_related("shift__stage", "volunteer")
        if options["role"]:
            assignments = assignments.filter(role=options["role"])
        for assignment in assignments:
            self.remind(assignment)

    def remind(self, assignment):
        stage = assignment.shift.stage
        self.stdout.write(f"{assignment.volunteer.user.email}: {stage.name}")
