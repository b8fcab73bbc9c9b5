"""Acting for others, for machines: powers of attorney, a firm's handlers, the family."""

from collections.abc import Callable
from typing import Any

from django import forms
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from records.ledger.api import KEY, Taken, act_door, actor_of, fingerprint, once, sent, tagged
from records.ledger.errors import Invalid, Problem
from records.ledger.loading import get_visible

from ..actions.families import consent_to_tie, end_tie
from ..actions.firms import accept_handling, confirm_handling, end_handling
from ..actions.proxies import accept_proxy, decline_proxy, revoke_proxy
from ..models import Organisation
from ..people_forms import FamilyForm, HandlerForm, ProxyForm
from ..permissions import POLICY
from ..serializers import (
    HandlerRequest,
    HandlerSerializer,
    ProxyRequest,
    ProxySerializer,
    TieRequest,
    TieSerializer,
)
from ..views.acting import HANDLERS, PROXIES, TIES, ask, claim, give

SHOWN = 50
Shown = type[BaseSerializer[Any]]
FIRMS = Organisation.objects.select_related("representative")


def cleaned(form: forms.Form) -> dict[str, Any]:
    """What the form of the page makes of what was sent. Invalid with its sentences, field by field."""
    if not form.is_valid():
        problems = [Problem(name, str(line)) for name, lines in form.errors.items() for line in lines]
        raise Invalid("identity.form", problems[0].sentence, problems)
    return form.cleaned_data


def typed(request: Request, taken: Taken, form: Callable[[dict[str, Any]], forms.Form]) -> dict[str, Any]:
    """What was sent, checked by its shape and then by the form of the page."""
    return cleaned(form(sent(request, taken)))


def made(request: Request, values: dict[str, Any], shown: Shown, act: Callable[[], Any]) -> Response:
    """What `act` made, once per key."""
    return once(request, fingerprint(request, values), lambda: dict(shown(act()).data))


class Proxies(APIView):
    """Powers of attorney."""

    @extend_schema(responses=ProxySerializer(many=True))
    def get(self, request: Request) -> Response:
        """Those I gave, those I was given, those of the firms I represent, the newest first."""
        rows = PROXIES.visible_to(actor_of(request)).order_by("-given_at")[:SHOWN]
        return Response(ProxySerializer(rows, many=True).data)

    @extend_schema(request=ProxyRequest, responses={201: ProxySerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Sign one, for myself or for the firm I represent and act for now; it waits for the agent."""
        actor_of(request)
        values = typed(request, ProxyRequest, ProxyForm)
        return made(request, values, ProxySerializer, lambda: give(request._request, values))  # type: ignore[arg-type]


class OneProxy(APIView):
    """One power of attorney."""

    @extend_schema(responses=ProxySerializer)
    def get(self, request: Request, ref: str) -> Response:
        """Who, whom, what, how long, what happened."""
        return tagged(request, ProxySerializer(get_visible(PROXIES, actor_of(request), ref)).data)


class Handlers(APIView):
    """A firm's handlers."""

    @extend_schema(responses=HandlerSerializer(many=True))
    def get(self, request: Request, ref: str) -> Response:
        """All of them for the representative, one's own for a handler."""
        actor = actor_of(request)
        rows = HANDLERS.visible_to(actor).filter(organisation=get_visible(FIRMS, actor, ref))
        return Response(HandlerSerializer(rows.order_by("-valid_from", "-id")[:SHOWN], many=True).data)

    @extend_schema(request=HandlerRequest, responses={201: HandlerSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Ask somebody to handle for the firm."""
        actor = actor_of(request)
        firm = get_visible(FIRMS, actor, ref)
        POLICY.require(actor, "handler.add", {"own"} if firm.representative_id == actor.person_id else set())
        values = typed(request, HandlerRequest, HandlerForm)
        return made(request, values, HandlerSerializer, lambda: ask(request._request, firm, values))  # type: ignore[arg-type]


class Family(APIView):
    """Family ties."""

    @extend_schema(responses=TieSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Mine on either side; the window those it has to prove."""
        rows = TIES.visible_to(actor_of(request)).order_by("-asked_at")[:SHOWN]
        return Response(TieSerializer(rows, many=True).data)

    @extend_schema(request=TieRequest, responses={201: TieSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Claim one; a window proves it."""
        actor_of(request)
        values = typed(request, TieRequest, FamilyForm)
        return made(request, values, TieSerializer, lambda: claim(request._request, values))  # type: ignore[arg-type]


PROXY_ACTS: dict[str, type[APIView]] = {
    "acceptance": act_door(
        "ProxyAcceptance", lambda row, values, by: accept_proxy(row, by=by), rows=PROXIES, given=ProxySerializer
    ),
    "refusal": act_door(
        "ProxyRefusal", lambda row, values, by: decline_proxy(row, by=by), rows=PROXIES, given=ProxySerializer
    ),
    "revocation": act_door(
        "ProxyRevocation", lambda row, values, by: revoke_proxy(row, by=by), rows=PROXIES, given=ProxySerializer
    ),
}
HANDLER_ACTS: dict[str, type[APIView]] = {
    "acceptance": act_door(
        "HandlerAcceptance", lambda row, values, by: accept_handling(row, by=by), rows=HANDLERS, given=HandlerSerializer
    ),
    "ending": act_door(
        "HandlerEnding", lambda row, values, by: end_handling(row, by=by), rows=HANDLERS, given=HandlerSerializer
    ),
    "confirmation": act_door(
        "HandlerConfirmation", lambda row, values, by: confirm_handling(row, by=by), rows=HANDLERS,
        given=HandlerSerializer,
    ),
}  # fmt: skip
TIE_ACTS: dict[str, type[APIView]] = {
    "consent": act_door(
        "TieConsent", lambda row, values, by: consent_to_tie(row, by=by), rows=TIES, given=TieSerializer
    ),
    "ending": act_door("TieEnding", lambda row, values, by: end_tie(row, by=by), rows=TIES, given=TieSerializer),
}
