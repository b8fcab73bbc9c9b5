"""Batches for machines: each endpoint calls the action that its page calls, once per Idempotency-Key."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from identity.queries import own_department
from records.ledger.actor import Actor
from records.ledger.api import KEY, Act, ActDoor, Taken, act_door, actor_of, fingerprint, once, sent, tagged
from records.ledger.loading import get_visible

from ..actions import (
    answer_objection,
    conclude_batch,
    enter_batch,
    list_batch,
    lodge_objection,
    open_batch,
    score_entry,
    strike_entry,
)
from ..models import Batch, Objection
from ..permissions import POLICY, batch_relations
from ..queries import entry_of
from ..rules.batch import Window
from ..serializers import (
    BatchSerializer,
    EntryRequest,
    EntrySerializer,
    ObjectionAnswerRequest,
    ObjectionRequest,
    ObjectionSerializer,
    OpenBatchRequest,
    ScoreRequest,
    StrikeRequest,
)

PAGE = 50
BATCHES = Batch.objects.select_related("department")
OBJECTIONS = Objection.objects.select_related("entry__batch__department")


class Batches(APIView):
    """The batches, the latest window first; a department announces one."""

    @extend_schema(responses=BatchSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The latest fifty."""
        return Response(BatchSerializer(BATCHES.visible_to(actor_of(request))[:PAGE], many=True).data)

    @extend_schema(request=OpenBatchRequest, responses={201: BatchSerializer}, parameters=[KEY])
    def post(self, request: Request) -> Response:
        """Announce one: the commitment to its seed is in the answer."""
        actor = actor_of(request)
        POLICY.require(actor, "batch.run", {"department"} if actor.department_id else ())
        values = sent(request, OpenBatchRequest)
        window = Window(values["opens_at"], values["closes_at"], values["objections_until"])

        def run() -> Any:
            row = open_batch(
                values["item"], method=values["method"], places=values["places"], window=window,
                department=own_department(actor), region=actor.region, by=actor,
            )  # fmt: skip
            return dict(BatchSerializer(row).data)

        return once(request, fingerprint(request, values), run)


class OneBatch(APIView):
    """One batch."""

    @extend_schema(responses=BatchSerializer)
    def get(self, request: Request, ref: str) -> Response:
        """Its window, places and, once the list is public, what a replay needs."""
        return tagged(request, BatchSerializer(get_visible(BATCHES, actor_of(request), ref)).data)


class OwnBatch(ActDoor):
    """An act of the department whose batch it is."""

    def refuse(self, row: Batch, by: Actor) -> None:
        """Refuse everybody else."""
        POLICY.require(by, "batch.run", batch_relations(by, row))


class Entering(ActDoor):
    """Entering a case."""

    def refuse(self, row: Batch, by: Actor) -> None:
        """Refuse those who enter no cases."""
        POLICY.require(by, "batch.enter", batch_relations(by, row))


class Objecting(ActDoor):
    """Objecting to an entry."""

    def refuse(self, row: Batch, by: Actor) -> None:
        """Refuse those who do not object as citizens."""
        POLICY.require(by, "batch.object")


class Answering(ActDoor):
    """Answering an objection."""

    def refuse(self, row: Objection, by: Actor) -> None:
        """Refuse other departments."""
        POLICY.require(by, "batch.run", batch_relations(by, row.entry.batch))


def on_batch(
    name: str, act: Act, given: Any = EntrySerializer, taken: Taken | None = None, door: type[ActDoor] = OwnBatch
) -> type[ActDoor]:
    """An endpoint for one act on a batch."""
    return act_door(name, act, rows=BATCHES, given=given, taken=taken, door=door)


BATCH_ACTS: dict[tuple[str, str], type[APIView]] = {  # (name, path)
    ("entry", "entries"): on_batch(
        "BatchEntering", lambda row, values, by: enter_batch(row, values["case"].strip(), by=by), taken=EntryRequest,
        door=Entering,
    ),
    ("score", "scores"): on_batch(
        "BatchScore", lambda row, values, by: score_entry(entry_of(row, values["case"]), values["score"], by=by),
        taken=ScoreRequest,
    ),
    ("striking", "striking"): on_batch(
        "BatchStriking",
        lambda row, values, by: strike_entry(entry_of(row, values["case"]), reason=values["reason"], by=by),
        taken=StrikeRequest,
    ),
    ("objection", "objection"): on_batch(
        "BatchObjection",
        lambda row, values, by: lodge_objection(entry_of(row, values["case"]), values["words"], by=by),
        ObjectionSerializer, ObjectionRequest, Objecting,
    ),
    ("ranking", "ranking"): on_batch("BatchRanking", lambda row, values, by: list_batch(row, by=by), BatchSerializer),
    ("conclusion", "conclusion"): on_batch(
        "BatchConclusion", lambda row, values, by: conclude_batch(row, by=by), BatchSerializer
    ),
}  # fmt: skip
ObjectionAnswer = act_door(
    "ObjectionAnswer", lambda row, values, by: answer_objection(row, by=by, **values), rows=OBJECTIONS,
    given=ObjectionSerializer, taken=ObjectionAnswerRequest, door=Answering,
)  # fmt: skip
