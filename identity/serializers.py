"""What the API of people takes and gives: names and numbers of others masked, as on the pages."""

from typing import Any

from rest_framework import serializers

from .models import AccessReview, FamilyTie, Handler, HelperScope, Mandate, Person, Proxy, ReviewLine, User
from .queries import today


class ProfileSerializer(serializers.ModelSerializer[Person]):
    """Who is logged in, masked."""

    class Meta:
        model = Person
        fields = (
            "reference", "name_masked", "certificate_kind", "id_number_masked", "phone_masked", "region", "assurance",
            "assured_to", "language",
        )  # fmt: skip


class StatefulSerializer(serializers.Serializer[Any]):
    """A right with the state it is in today."""

    state = serializers.SerializerMethodField()

    def get_state(self, row: Any) -> str:
        """waiting, running, over …"""
        return str(row.state_on(today()))


class ProxySerializer(StatefulSerializer, serializers.ModelSerializer[Proxy]):
    """A power of attorney."""

    principal = serializers.CharField(source="principal_name")
    agent = serializers.CharField(source="agent.name_masked")

    class Meta:
        model = Proxy
        fields = (
            "reference", "state", "principal", "agent", "scope", "case", "single_use", "valid_from", "valid_to",
            "given_at", "accepted_at", "declined_at", "revoked_at",
        )  # fmt: skip


class HandlerSerializer(StatefulSerializer, serializers.ModelSerializer[Handler]):
    """Somebody whom a firm lets act for it."""

    organisation = serializers.CharField(source="organisation.reference")
    person = serializers.CharField(source="person.name_masked")

    class Meta:
        model = Handler
        fields = (
            "reference", "state", "organisation", "person", "scope", "valid_from", "valid_to", "accepted_at",
            "revoked_at",
        )  # fmt: skip


class TieSerializer(serializers.ModelSerializer[FamilyTie]):
    """A family tie; `waits_for` is proof, consent or empty."""

    holder = serializers.CharField(source="holder.name_masked")
    subject = serializers.CharField(source="subject.name_masked")
    waits_for = serializers.CharField()

    class Meta:
        model = FamilyTie
        fields = (
            "reference", "kind", "holder", "subject", "proof", "waits_for", "valid_from", "valid_to", "ended_at",
        )  # fmt: skip


class PostSerializer(serializers.ModelSerializer[Mandate]):
    """A post."""

    person = serializers.CharField(source="person.name_masked")
    department = serializers.CharField(source="department.reference")
    substitute_for = serializers.CharField(source="substitute_for.reference", default="")

    class Meta:
        model = Mandate
        fields = (
            "reference", "role", "title", "person", "department", "region", "valid_from", "valid_to", "ended_at",
            "suspended_at", "substitute_for",
        )  # fmt: skip


class LineSerializer(serializers.ModelSerializer[ReviewLine]):
    """One post in a review."""

    mandate = PostSerializer()

    class Meta:
        model = ReviewLine
        fields = ("mandate", "outcome", "decided_at")


class ReviewSerializer(serializers.ModelSerializer[AccessReview]):
    """A review of posts."""

    department = serializers.CharField(source="department.reference")

    class Meta:
        model = AccessReview
        fields = ("reference", "department", "quarter", "opened_at", "due_on", "grace_until", "closed_at")


class WholeReviewSerializer(ReviewSerializer):
    """A review with its posts."""

    lines = LineSerializer(many=True)

    class Meta(ReviewSerializer.Meta):
        fields = (*ReviewSerializer.Meta.fields, "lines")  # type: ignore[assignment]


class ScopeSerializer(serializers.ModelSerializer[HelperScope]):
    """What a helper may help with."""

    mandate = serializers.CharField(source="mandate.reference")

    class Meta:
        model = HelperScope
        fields = ("mandate", "items")


class AccountSerializer(serializers.ModelSerializer[User]):
    """An account as security administrators know it: without anybody's name."""

    reference = serializers.CharField(source="person.reference")

    class Meta:
        model = User
        fields = ("reference", "is_active", "locked_at")


class SessionSerializer(serializers.Serializer[Any]):
    """An open session of one's own account."""

    number = serializers.IntegerField()
    since = serializers.DateTimeField()
    seen = serializers.DateTimeField(allow_null=True)
    browser = serializers.CharField()
    network = serializers.CharField()
    here = serializers.BooleanField()


class EndedSerializer(serializers.Serializer[Any]):
    """How many sessions were ended."""

    ended = serializers.IntegerField()


class WhoRequest(serializers.Serializer[dict[str, Any]]):
    """Somebody by name and document."""

    name = serializers.CharField(max_length=100)
    document = serializers.CharField(max_length=10)
    number = serializers.CharField(max_length=60)


class TermRequest(serializers.Serializer[dict[str, Any]]):
    """From–to, local dates, both included."""

    valid_from = serializers.DateField()
    valid_to = serializers.DateField()


class ScopeField(serializers.ListField):
    """Item and bundle codes."""

    child = serializers.CharField(max_length=60)


class ProxyRequest(WhoRequest, TermRequest):
    """A power of attorney for items (`scope`) or for one case."""

    scope = ScopeField(required=False, max_length=200)
    case = serializers.CharField(required=False, allow_blank=True, max_length=60)
    single_use = serializers.BooleanField(required=False)


class HandlerRequest(WhoRequest):
    """Whom to ask as a handler; without `scope` for all items, without `valid_to` until taken back."""

    scope = ScopeField(required=False, max_length=200)
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(required=False, allow_null=True)


class TieRequest(WhoRequest):
    """A family tie and what proves it."""

    kind = serializers.CharField(max_length=20)
    proof = serializers.CharField(max_length=30)


class PostRequest(serializers.Serializer[dict[str, Any]]):
    """Who (an account's name) takes which post where."""

    person = serializers.CharField(max_length=60)
    role = serializers.CharField(max_length=40)
    department = serializers.CharField(max_length=40)
    region = serializers.CharField(max_length=12)
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(required=False, allow_null=True)


class SubstituteRequest(TermRequest):
    """Who (an account's name) stands in."""

    person = serializers.CharField(max_length=60)


class LineRequest(serializers.Serializer[dict[str, Any]]):
    """Whether a post of the review is kept or ended."""

    mandate = serializers.CharField(max_length=40)
    keep = serializers.BooleanField()


class ScopeRequest(serializers.Serializer[dict[str, Any]]):
    """What a helper's post may help with."""

    mandate = serializers.CharField(max_length=40)
    items = ScopeField(max_length=500)
