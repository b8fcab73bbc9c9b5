"""The privacy centre for machines: each endpoint calls the action that its page calls."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.api import KEY, act_door, actor_of, fingerprint, next_link, once, sent, tagged
from records.ledger.errors import Invalid, NotAllowed, Problem
from records.ledger.loading import get_visible
from records.ledger.models import ReadEntry
from records.ledger.policy import REFUSED
from records.ledger.reading import delay_disclosure
from records.privacy.actions import (
    answer_request,
    ask_closing,
    ask_correction,
    ask_export,
    give_consent,
    object_to_reading,
    place_hold,
    release_hold,
    withdraw_consent,
)
from records.privacy.actions.answers import words_of
from records.privacy.models import Consent, LegalHold, PrivacyRequest
from records.privacy.permissions import POLICY, relations

from .privacy_serializers import (
    AnswerRequest,
    ClosingRequest,
    ConsentRequest,
    ConsentSerializer,
    CorrectionRequest,
    DatumSerializer,
    DelayRequest,
    DelaySerializer,
    HoldRequest,
    HoldSerializer,
    ObjectionRequest,
    ReadingSerializer,
    RequestSerializer,
    WholeRequestSerializer,
)
from .views.privacy_delays import colleagues
from .views.privacy_requests import choices

MINE = PrivacyRequest.objects.select_related("department")
PAGE = 50
UNSURE = "请先确认：注销后不能恢复。"


def asked(request: Request, values: dict[str, Any], act: Any) -> Response:
    """A request that `act` made, once per key."""
    return once(request, fingerprint(request, values), lambda: dict(RequestSerializer(act()).data))


def office(request: Request, *roles: str) -> Actor:
    """Who asks, when they hold one of these posts; NotAllowed."""
    actor = actor_of(request)
    if not actor.has_role(*roles):
        raise NotAllowed("privacy.office", REFUSED)
    return actor


class Readings(APIView):
    """Who read my data."""

    @extend_schema(responses=ReadingSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Office and post, what, what for, by which article, for which case, when; the newest first."""
        actor, before = actor_of(request), request.query_params.get("before", "")
        rows = ReadEntry.objects.visible_to(actor).filter(person=actor.reference).order_by("-id")
        known = serializers.UUIDField()
        page = list((rows.filter(id__lt=known.run_validation(before)) if before else rows)[: PAGE + 1])
        more = next_link(request, before=str(page[PAGE - 1].pk)) if len(page) > PAGE else {}
        return Response(ReadingSerializer(page[:PAGE], many=True).data, headers=more)


class Consents(APIView):
    """What I agreed to."""

    @extend_schema(responses=ConsentSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Standing and former consents, the newest first."""
        rows = Consent.objects.visible_to(actor_of(request)).order_by("-given_at")[:PAGE]
        return Response(ConsentSerializer(rows, many=True).data)

    @extend_schema(request=ConsentRequest, responses={201: ConsentRequest}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Give a consent, or take it back."""
        actor, values = actor_of(request), sent(request, ConsentRequest)

        def run() -> Any:
            (give_consent if values["given"] else withdraw_consent)(values["purpose"], by=actor)
            return values

        return once(request, fingerprint(request, values), run)


class Requests(APIView):
    """What I asked about my data."""

    @extend_schema(responses=RequestSerializer(many=True))
    def get(self, request: Request) -> Response:
        """With the day by which each is answered, the newest first."""
        actor = actor_of(request)
        rows = MINE.visible_to(actor).filter(person=actor.reference).order_by("-asked_at")[:PAGE]
        return Response(RequestSerializer(rows, many=True).data)


class OneRequest(APIView):
    """One of my requests."""

    @extend_schema(responses=WholeRequestSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """With what I said and was answered."""
        actor = actor_of(request)
        row = get_visible(MINE.filter(person=actor.reference), actor, ref)
        return tagged(request, {**RequestSerializer(row).data, "words": words_of(row)})


class Exports(APIView):
    """A copy of my data."""

    @extend_schema(request=None, responses={201: RequestSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Ask for it; it is fetched from its page as JSON or PDF until its day."""
        actor = actor_of(request)
        return asked(request, {}, lambda: ask_export(by=actor))


class Corrections(APIView):
    """Wrong data about me."""

    @extend_schema(responses=DatumSerializer(many=True))
    def get(self, request: Request) -> Response:
        """What can be corrected, masked."""
        found = choices(actor_of(request).reference)
        return Response([{"datum": datum, "label": label} for datum, label in found])

    @extend_schema(request=CorrectionRequest, responses={201: RequestSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Ask whoever holds it to correct it."""
        actor, values = actor_of(request), sent(request, CorrectionRequest)
        source, _, code = values["datum"].partition(":")
        return asked(
            request, values, lambda: ask_correction(source, code, values["value"], reason=values["reason"], by=actor)
        )


class Objections(APIView):
    """Readings of my data that I object to."""

    @extend_schema(request=ObjectionRequest, responses={201: RequestSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """The office that read must answer."""
        actor, values = actor_of(request), sent(request, ObjectionRequest)
        return asked(request, values, lambda: object_to_reading(values["reading"], by=actor))


class Closings(APIView):
    """The end of my account."""

    @extend_schema(request=ClosingRequest, responses={201: RequestSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Close it; 422 names what stands in the way."""
        actor, values = actor_of(request), sent(request, ClosingRequest)
        if not values["sure"]:
            raise Invalid("privacy.sure", UNSURE, [Problem("sure", UNSURE)])
        return asked(request, values, lambda: ask_closing(by=actor))


class Delays(APIView):
    """Readings that are told later."""

    @extend_schema(request=DelayRequest, responses={201: DelaySerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """The head approves what a colleague asked for, on a basis, until a day (个人信息保护法 18, 35)."""
        actor = office(request, "signing_head")
        values = sent(request, DelayRequest)
        if values["asked_by"] not in dict(colleagues(actor)):
            sentence = "申请人要是本单位的同事，不能是批准人自己。"
            raise Invalid("delay.colleague", sentence, [Problem("asked_by", sentence)])

        def run() -> Any:
            return dict(DelaySerializer(delay_disclosure(**values, by=actor)).data)

        return once(request, fingerprint(request, values), run)


class Holds(APIView):
    """What is kept from removal."""

    @extend_schema(request=HoldRequest, responses={201: HoldSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Keep what concerns a person or a case."""
        actor = office(request, "data_steward", "auditor")
        values = sent(request, HoldRequest)
        return once(
            request, fingerprint(request, values), lambda: dict(HoldSerializer(place_hold(**values, by=actor)).data)
        )


class AnswerDoor(APIView):
    """The office's answer."""

    @extend_schema(request=AnswerRequest, responses={201: RequestSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Accept or refuse, with reasons."""
        actor = actor_of(request)
        row = get_visible(MINE, actor, ref)
        POLICY.require(actor, "request.answer", relations(actor, row))
        values = sent(request, AnswerRequest)
        return asked(request, values, lambda: answer_request(row, **values, by=actor))


Release = act_door(
    "Release", lambda row, values, by: release_hold(row, by=by), rows=LegalHold.objects.all(), given=HoldSerializer
)
