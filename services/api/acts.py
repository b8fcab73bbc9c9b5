"""The life of a case for machines: each act of a page, with the same permission, once per Idempotency-Key."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from records.ledger.actor import Actor
from records.ledger.api import KEY, Act, ActDoor, Taken, act_door, actor_of, fingerprint, once, sent
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.loading import get_visible

from ..actions.afterwards import deliver_result, rectify_decision, sign_for_result
from ..actions.applications import withdraw_application
from ..actions.correcting import (
    OFF_LIST,
    answer_correction,
    attach_correction,
    mark_case,
    send_correction,
    unmark_case,
)
from ..actions.counter import accept_application, receive_application
from ..actions.deferring import bring_deferred
from ..actions.ending import refuse_acceptance, terminate_application
from ..actions.hearing import ask_for_hearing, call_hearing, record_hearing, tell_hearing_rights, tell_third_party
from ..actions.promising import record_check, sign_check
from ..actions.reviewing import record_outcome
from ..actions.supervising import answer_alert, archive_alert, judge_alert, urge_alert
from ..actions.talking import reply_message, send_message
from ..models import Alert, Application, PromiseCheck
from ..permissions import POLICY, relations
from ..serializers import (
    AlertSerializer,
    AnswersSerializer,
    CaseSerializer,
    DeliveryRequest,
    ElementRequest,
    FileRequest,
    HearingRequest,
    MarkRequest,
    MessageRequest,
    NameRequest,
    NonAcceptanceRequest,
    OutcomeRequest,
    PromiseCheckRequest,
    ReasonRequest,
    TerminationRequest,
    TextRequest,
    VerdictRequest,
)

CASES = Application.objects.select_related("parent", "department", "person", "organisation")
ALERTS = Alert.objects.select_related("application", "department")


def on_case(name: str, act: Act, taken: Taken | None = None, door: type[ActDoor] = ActDoor) -> type[ActDoor]:
    """An endpoint for one act on a case."""
    return act_door(name, act, taken=taken, rows=CASES, given=CaseSerializer, door=door)


class MarkDoor(APIView):
    """One mark of a field or material."""

    @extend_schema(request=MarkRequest, responses={201: CaseSerializer}, parameters=[KEY])
    def post(self, request: Request, ref: str) -> Response:
        """Mark it; 422 for a material that the item does not ask for (the attempt is reported)."""
        actor = actor_of(request)
        case = get_visible(CASES, actor, ref)
        values = sent(request, MarkRequest)

        def run() -> Any:
            return dict(CaseSerializer(case).data) if mark_case(case, by=actor, **values) else None

        answer = once(request, fingerprint(request, values), run)
        if answer.data is None:
            raise Invalid("mark.off_list", OFF_LIST, [Problem("element", OFF_LIST)])
        return answer


def on_alert(name: str, act: Act, taken: Taken | None = ReasonRequest) -> type[ActDoor]:
    """An endpoint for one step of e-supervision."""
    return act_door(name, act, taken=taken, rows=ALERTS, given=AlertSerializer)


def unmarked(case: Application, element: str, by: Actor) -> Application:
    """What was marked is taken back."""
    unmark_case(case, element, by=by)
    return case


def checked(case: Application, values: dict[str, Any], by: Actor) -> Application:
    """A check of a declaration is signed for, or its finding recorded."""
    POLICY.require(by, "promise.check", relations(by, case))
    check = PromiseCheck.objects.select_related("application").filter(application=case).first()
    if check is None:
        raise Conflict("promise.none", "这件事没有要核查的承诺。")
    if values["step"] == "sign":
        sign_check(check, by=by)
    else:
        record_check(check, true=values["true"], note=values["note"], by=by)
    return case


def replaced(case: Application, values: dict[str, Any], by: Actor) -> Application:
    """A new file for a marked material."""
    file = values["file"]
    return attach_correction(case, values["element"], file.read(), name=file.name, by=by).application


def brought(case: Application, values: dict[str, Any], by: Actor) -> Application:
    """A material that was promised for later."""
    owed, file = case.deferrals.filter(element=values["element"]).first(), values["file"]
    if owed is None:
        raise Conflict("deferral.none", "这份材料不在待补之列，或已经补交。请刷新页面。")
    return bring_deferred(owed, file.read(), name=file.name, by=by).application


def heard(case: Application, values: dict[str, Any], by: Actor) -> Application:
    """The next step of a hearing."""
    POLICY.require(by, "hearing.hold", relations(by, case))
    if values["step"] == "tell":
        return tell_hearing_rights(case, by=by).application
    if values["step"] == "record":
        return record_hearing(case, text=values["text"], by=by).application
    if values["hearing_at"] is None:
        raise Invalid("hearing.incomplete", "请写明听证的时间、地点和主持人。")
    told = {name: values[name] for name in ("hearing_at", "place", "presiding")}
    return call_hearing(case, by=by, **told).application


class OwnFile(ActDoor):
    """Files of a case are the applicant's: nobody else is asked for one."""

    def refuse(self, row: Application, by: Actor) -> None:
        """Who may not correct the case."""
        POLICY.require(by, "application.correct", relations(by, row))


FILE_ACTS: dict[str, type[APIView]] = {
    "correction/materials": on_case("CorrectionMaterial", replaced, taken=FileRequest, door=OwnFile),
    "deferrals": on_case("DeferredMaterial", brought, taken=FileRequest, door=OwnFile),
}
CASE_ACTS: dict[str, type[APIView]] = {
    "marks": MarkDoor,
    "unmarks": on_case("Unmark", lambda case, values, by: unmarked(case, values["element"], by), taken=ElementRequest),
    "promise-check": on_case(
        "PromiseCheck", lambda case, values, by: checked(case, values, by), taken=PromiseCheckRequest
    ),
    "receipt": on_case("Receipt", lambda case, values, by: receive_application(case, by=by)),
    "acceptance": on_case("Acceptance", lambda case, values, by: accept_application(case, by=by)),
    "non-acceptance": on_case(
        "NonAcceptance", lambda case, values, by: refuse_acceptance(case, by=by, **values), taken=NonAcceptanceRequest
    ),
    "termination": on_case(
        "Termination", lambda case, values, by: terminate_application(case, by=by, **values), taken=TerminationRequest
    ),
    "withdrawal": on_case("Withdrawal", lambda case, values, by: withdraw_application(case, by=by)),
    "correction-notice": on_case(
        "CorrectionNotice", lambda case, values, by: send_correction(case, by=by).application
    ),
    "correction": on_case(
        "CorrectionAnswer", lambda case, values, by: answer_correction(case, values["answers"], by=by).application,
        taken=AnswersSerializer,
    ),
    "hearing": on_case("Hearing", heard, taken=HearingRequest),
    "hearing-request": on_case("HearingRequest", lambda case, values, by: ask_for_hearing(case, by=by).application),
    "third-party": on_case(
        "ThirdParty", lambda case, values, by: tell_third_party(case, by=by, **values), taken=NameRequest
    ),
    "messages": on_case(
        "Message", lambda case, values, by: send_message(case, by=by, **values).application, taken=MessageRequest
    ),
    "delivery": on_case(
        "Delivery", lambda case, values, by: deliver_result(case, by=by, **values).application, taken=DeliveryRequest
    ),
    "signature": on_case("Signature", lambda case, values, by: sign_for_result(case, by=by).application),
    "rectification": on_case(
        "Rectification", lambda case, values, by: rectify_decision(case, by=by, **values), taken=TextRequest
    ),
    "outcome": on_case(
        "Outcome", lambda case, values, by: record_outcome(case, by=by, **values).application, taken=OutcomeRequest
    ),
    "replies": on_case(
        "Reply", lambda case, values, by: reply_message(case, by=by, **values).application, taken=TextRequest
    ),
}  # fmt: skip
ALERT_ACTS: dict[str, type[APIView]] = {
    "urge": on_alert("AlertUrge", lambda row, values, by: urge_alert(row, by=by, **values)),
    "answer": on_alert("AlertAnswer", lambda row, values, by: answer_alert(row, by=by, **values)),
    "verdict": on_alert("AlertVerdict", lambda row, values, by: judge_alert(row, by=by, **values), VerdictRequest),
    "archive": on_alert("AlertArchive", lambda row, values, by: archive_alert(row, by=by), None),
}
