from .models import Assignment, Shift


def upcoming_shifts():
    return Shift.objects.prefetch_related("volunteers__user").select_related("stage").order_by("starts_at")


def build_roster(shifts):
    roster = []
    for shift in shifts:
        crew = [volunteer.full_name for volunteer in shift.volunteers.all()]
        roster.append({"stage": shift.stage.name, "starts_at": shift.starts_at, "crew": crew})
    return roster


def rota_lines(role=None):
    assignments = Assignment.objects.select_related("shift")
    if role:
        assignments = assignments.filter(role=role)
    for assignment in assignments:
        yield assignment.shift.starts_at, assignment.shift.stage.name, assignment.role


class Workload:
    def __init__(self, volunteers):
        self.volunteers = volunteers

    def hours(self):
        return {volunteer.pk: 4 * volunteer.assignments.count() for volunteer in self.volunteers}
