from django.db.migrations.operations.base import Operation


class MakeBook(Operation):
    def state_forwards(self, app_label, state):
        make(app_label, state)
