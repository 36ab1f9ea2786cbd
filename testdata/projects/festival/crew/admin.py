from django.contrib import admin

from .models import Assignment, Equipment, Note, Shift, Skill, Team, Volunteer


class MemberInline(admin.StackedInline):
    model = Volunteer
    fields = ["user", "phone"]
    readonly_fields = ["user"]
    extra = 0


class TeamAdmin(admin.ModelAdmin):
    list_display = ["name", "area", "size"]
    inlines = [MemberInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("members")

    def size(self, obj):
        return len(obj.members.all())


class VolunteerAdmin(admin.ModelAdmin):
    list_display = ["full_name", "team", "phone"]
    list_select_related = True


class ShiftAdmin(admin.ModelAdmin):
    list_display = ["starts_at", "crew"]
    list_filter = ["stage"]

    def crew(self, shift):
        return ", ".join(volunteer.full_name for volunteer in shift.volunteers.all())

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("volunteers")


class AssignmentAdmin(admin.ModelAdmin):
    list_display = ["__str__", "role"]
    list_select_related = ["volunteer__user"]


class EquipmentAdmin(admin.ModelAdmin):
    list_display = ["name", "lead_phone"]
    list_select_related = ["team"]

    @admin.display(empty_value="-")
    def lead_phone(self, obj):
        return obj.team.lead.phone if obj.team.lead_id else None


class NoteAdmin(admin.ModelAdmin):
    list_display = ["text", "content_type", "object_id", "written_by"]
    readonly_fields = ["target"]


class SkillAdmin(admin.ModelAdmin):
    list_display = ["name", "popularity"]

    @admin.display
    def popularity(self, obj):
        return "*" * obj.volunteers.filter(phone__gt="").count()


admin.site.register(Team, TeamAdmin)
admin.site.register(Volunteer, VolunteerAdmin)
admin.site.register(Shift, ShiftAdmin)
admin.site.register(Assignment, AssignmentAdmin)
admin.site.register(Equipment, EquipmentAdmin)
admin.site.register(Note, NoteAdmin)
admin.site.register(Skill, SkillAdmin)
