from rest_framework import serializers

from .models import Assignment, Note, Shift, Team, Volunteer


class PersonSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="full_name", read_only=True)

    class Meta:
        model = Volunteer
        fields = ["id", "name"]


class VolunteerSerializer(PersonSerializer):
    team = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    skills = serializers.StringRelatedField(many=True)

    class Meta(PersonSerializer.Meta):
        fields = PersonSerializer.Meta.fields + ["team", "skills"]


class MemberSerializer(serializers.ModelSerializer):
    username = serializers.CharField(source="user.username", read_only=True)

    class Meta:
        model = Volunteer
        fields = ["id", "username", "team"]


class TeamSerializer(serializers.ModelSerializer):
    members = MemberSerializer(many=True, read_only=True)

    class Meta:
        model = Team
        fields = ["id", "name", "members"]


class ShiftSerializer(serializers.ModelSerializer):
    gate = serializers.SerializerMethodField()

    class Meta:
        model = Shift
        fields = ["id", "starts_at", "gate"]

    def get_gate(self, shift):
        return list(shift.assignments.filter(role="gate").values_list("volunteer_id", flat=True))


class CrewCountSerializer(serializers.ModelSerializer):
    crew = serializers.SerializerMethodField()

    class Meta:
        model = Shift
        fields = ["id", "crew"]

    def get_crew(self, shift):
        return len(shift.assignments.all())


class NoteSerializer(serializers.ModelSerializer):
    about = serializers.SerializerMethodField()

    class Meta:
        model = Note
        fields = ["id", "text", "about"]

    def get_about(self, note):
        return str(note.target)


class AssignmentSerializer(serializers.ModelSerializer):
    title = serializers.SerializerMethodField()

    class Meta:
        model = Assignment
        fields = ["id", "title"]

    def get_title(self, assignment) -> str:
        return self.describe(assignment)

    @staticmethod
    def describe(assignment):
        return f"{assignment.role} at {assignment.shift.stage.name}"
