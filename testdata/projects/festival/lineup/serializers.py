from rest_framework import serializers

from .models import Agency, Area, Artist, Country, Genre, Membership, Performance, Person, Rider, Stage


class CountrySerializer(serializers.ModelSerializer):
    class Meta:
        model = Country
        fields = ["id", "code", "name"]


class AreaSerializer(serializers.ModelSerializer):
    class Meta:
        model = Area
        fields = ["id", "name", "capacity"]


class StageSerializer(serializers.ModelSerializer):
    area = AreaSerializer(read_only=True)

    class Meta:
        model = Stage
        fields = ["id", "name", "area", "manager"]


class PerformanceSerializer(serializers.ModelSerializer):
    artist_name = serializers.CharField(source="artist.name", read_only=True)
    stage = serializers.StringRelatedField()

    class Meta:
        model = Performance
        fields = ["id", "artist", "artist_name", "stage", "starts_at", "minutes"]


class TodaySerializer(serializers.ModelSerializer):
    where = serializers.CharField(source="stage.area.name", read_only=True)

    class Meta:
        model = Performance
        fields = ["id", "artist", "where", "starts_at"]


class BookingSerializer(serializers.ModelSerializer):
    stage = StageSerializer(read_only=True)

    class Meta:
        model = Performance
        fields = ["id", "stage", "starts_at"]


class ArtistListSerializer(serializers.ModelSerializer):
    home = CountrySerializer(read_only=True)
    genres = serializers.SlugRelatedField(slug_field="name", many=True, read_only=True)

    class Meta:
        model = Artist
        fields = ["id", "name", "home", "agency", "genres"]


class ArtistDetailSerializer(ArtistListSerializer):
    bookings = BookingSerializer(source="performances", many=True, read_only=True)

    class Meta(ArtistListSerializer.Meta):
        fields = [*ArtistListSerializer.Meta.fields, "website", "bookings"]


class GenreSerializer(serializers.ModelSerializer):
    artists = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = Genre
        fields = ["id", "name", "parent", "artists"]


class AgencySerializer(serializers.ModelSerializer):
    country = serializers.PrimaryKeyRelatedField(read_only=True)

    class Meta:
        model = Agency
        fields = ["id", "name", "country", "email"]


class MembershipSerializer(serializers.ModelSerializer):
    artist = serializers.SlugRelatedField(slug_field="slug", read_only=True)

    class Meta:
        model = Membership
        fields = ["id", "artist", "person", "instrument"]


class PersonSerializer(serializers.ModelSerializer):
    bands = serializers.SerializerMethodField()
    country_code = serializers.ReadOnlyField(source="country.code")

    class Meta:
        model = Person
        fields = ["id", "name", "country_code", "bands"]

    def get_bands(self, person):
        return [artist.name for artist in person.artists.all()]


class RiderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Rider
        fields = ["id", "catering", "power"]

    def to_representation(self, instance):
        data = super().to_representation(instance)
        data["artist"] = instance.artist.name
        return data


class RiderStatusSerializer(serializers.ModelSerializer):
    has_rider = serializers.SerializerMethodField()

    class Meta:
        model = Artist
        fields = ["id", "name", "has_rider"]

    def get_has_rider(self, obj):
        return hasattr(obj, "rider")
