"""My account for machines: who I am, where I am logged in."""

from typing import Any, cast

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.api import KEY, actor_of, fingerprint, once, tagged
from records.ledger.loading import get_visible

from ..actions.sessions import end_all_sessions, end_session
from ..models import Person
from ..serializers import EndedSerializer, ProfileSerializer, SessionSerializer
from ..sessions import open_sessions
from ..views.gates import account_of


class Profile(APIView):
    """Who is logged in."""

    @extend_schema(responses=ProfileSerializer)
    def get(self, request: Request) -> Response:
        """Masked, as on the page of my account."""
        actor = actor_of(request)
        return tagged(request, ProfileSerializer(get_visible(Person, actor, actor.reference)).data)


class Sessions(APIView):
    """Where my account is open."""

    @extend_schema(responses=SessionSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The open sessions, the newest first; `here` is this one."""
        actor = actor_of(request)
        return Response(SessionSerializer(open_sessions(actor.user_id, request.session.session_key), many=True).data)


class SessionsEnding(APIView):
    """All my other sessions end."""

    @extend_schema(request=None, responses={201: EndedSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """End all but this one."""
        actor, here = actor_of(request), str(request.session.session_key)
        asked = cast(Any, request._request)

        def run() -> Any:
            return {"ended": end_all_sessions(account_of(asked), by=actor, but=here)}

        return once(request, fingerprint(request, {}), run)


class SessionEnding(APIView):
    """One of my sessions ends."""

    @extend_schema(request=None, responses={201: EndedSerializer}, parameters=[KEY])
    def post(self, request: Request, number: int) -> Response:
        """End it from afar; 404 for anybody else's."""
        actor, asked = actor_of(request), cast(Any, request._request)

        def run() -> Any:
            end_session(account_of(asked), number, by=actor)
            return {"ended": 1}

        return once(request, fingerprint(request, {}), run)
