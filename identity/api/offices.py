"""Posts, reviews, helpers and accounts, for machines of offices."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.api import KEY, act_door, actor_of, fingerprint, once, sent, tagged
from records.ledger.clock import now
from records.ledger.errors import Invalid, NotAllowed, NotFound, Problem
from records.ledger.loading import get_visible
from records.ledger.policy import REFUSED

from ..actions.helping import set_helper_scope
from ..actions.locking import lock_account, throw_out, unlock_account
from ..actions.mandates import end_mandate, stand_in
from ..actions.reviews import decide_line
from ..chart import departments_of, roles_for
from ..forms import AppointForm, StandInForm
from ..models import AccessReview, HelperScope, Mandate, User
from ..permissions import POLICY, reach, substituting
from ..queries import HELPERS, today
from ..serializers import (
    AccountSerializer,
    LineRequest,
    PostRequest,
    PostSerializer,
    ReviewSerializer,
    ScopeRequest,
    ScopeSerializer,
    SubstituteRequest,
    WholeReviewSerializer,
)
from ..views.offices import APPOINTING, LOOKING, PAGE, POSTS, give_post
from .acting import cleaned, made, typed

REVIEWS = AccessReview.objects.select_related("department")
ACCOUNTS = User.objects.known().select_related("person")
NO_HELPER = "这个岗位不在您的大厅。"


def office(request: Request, *roles: str) -> Actor:
    """Who asks, when they hold one of these posts; NotAllowed."""
    actor = actor_of(request)
    if not actor.has_role(*roles):
        raise NotAllowed("identity.office", REFUSED)
    return actor


class Posts(APIView):
    """The posts one looks after."""

    @extend_schema(responses=PostSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Those of now: held, suspended or still to begin."""
        actor = office(request, *LOOKING)
        rows = POSTS.visible_to(actor).of_now(local_date(now())).filter(department__in=departments_of(actor))
        return Response(PostSerializer(rows.order_by("department__short_code", "role", "id")[:PAGE], many=True).data)

    @extend_schema(request=PostRequest, responses={201: PostSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Give a post."""
        actor = office(request, *APPOINTING)
        values = sent(request, PostRequest)
        form = AppointForm(values, departments=departments_of(actor), roles=roles_for(actor), actor=actor)
        cleaned(form)
        return made(request, values, PostSerializer, lambda: give_post(form, by=actor))


class OnePost(APIView):
    """One post."""

    @extend_schema(responses=PostSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """From when to when, and whose place is taken."""
        return tagged(request, PostSerializer(get_visible(POSTS, actor_of(request), ref)).data)


class Substitutes(APIView):
    """Who stands in for the holder of a post."""

    @extend_schema(request=SubstituteRequest, responses={201: PostSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Name a colleague."""
        actor = actor_of(request)
        row = get_visible(POSTS, actor, ref)
        POLICY.require(actor, "mandate.substitute", substituting(actor, row))
        values = typed(request, SubstituteRequest, StandInForm)
        told = {**values, "person": values["person"].reference}
        person = values.pop("person")
        return made(request, told, PostSerializer, lambda: stand_in(row, person, **values, by=actor))


class Reviews(APIView):
    """The reviews of posts one looks after."""

    @extend_schema(responses=ReviewSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The newest first."""
        actor = office(request, *LOOKING)
        rows = REVIEWS.visible_to(actor).order_by("-quarter", "department__short_code")[:PAGE]
        return Response(ReviewSerializer(rows, many=True).data)


class OneReview(APIView):
    """One review."""

    @extend_schema(responses=WholeReviewSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """Its posts and what became of them."""
        return tagged(request, WholeReviewSerializer(get_visible(REVIEWS, actor_of(request), ref)).data)

    @extend_schema(request=LineRequest, responses={201: WholeReviewSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Keep or end one of its posts."""
        actor = actor_of(request)
        row = get_visible(REVIEWS, actor, ref)
        POLICY.require(actor, "review.decide", reach(actor, row.department))
        values = sent(request, LineRequest)

        def run() -> Any:
            line = row.lines.select_related("mandate").filter(mandate__reference=values["mandate"]).first()
            if line is None:
                raise NotFound("review.line", "这次核对里没有这个岗位。")
            decide_line(line, keep=values["keep"], by=actor)
            return dict(WholeReviewSerializer(row).data)

        return once(request, fingerprint(request, values), run)


class Helpers(APIView):
    """What the helpers of one's region help with."""

    @extend_schema(responses=ScopeSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Each with its items."""
        actor = office(request, "hall_manager")
        posts = Mandate.objects.held_on(today()).filter(role__in=HELPERS, region__startswith=actor.region)
        rows = HelperScope.objects.filter(mandate__in=posts.values("pk")).select_related("mandate")
        return Response(ScopeSerializer(rows[:PAGE], many=True).data)

    @extend_schema(request=ScopeRequest, responses={201: ScopeSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Say what a helper may help with."""
        actor = office(request, "hall_manager")
        values = sent(request, ScopeRequest)
        posts = Mandate.objects.held_on(today()).filter(role__in=HELPERS, region__startswith=actor.region)
        post = posts.filter(reference=values["mandate"]).first()
        if post is None:
            raise Invalid("helpers.post", NO_HELPER, [Problem("mandate", NO_HELPER)])
        return made(request, values, ScopeSerializer, lambda: set_helper_scope(post, values["items"], by=actor))


def after(act: Any) -> Any:
    """An act on an account, answered with the account as it is then."""

    def done(row: User, values: dict[str, Any], by: Actor) -> User:
        act(row, by=by)
        row.refresh_from_db(fields=["is_active", "locked_at"])
        return row

    return done


MandateEnding = act_door(
    "MandateEnding", lambda row, values, by: end_mandate(row, by=by), rows=POSTS, given=PostSerializer
)
ACCOUNT_ACTS: dict[str, type[APIView]] = {
    "lock": act_door("AccountLock", after(lock_account), rows=ACCOUNTS, given=AccountSerializer),
    "unlocking": act_door("AccountUnlocking", after(unlock_account), rows=ACCOUNTS, given=AccountSerializer),
    "sessions/ending": act_door("AccountSessionsEnding", after(throw_out), rows=ACCOUNTS, given=AccountSerializer),
}
