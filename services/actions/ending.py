"""Ends before a decision: not accepted (不予受理), terminated (终止办理), an unanswered correction (退件)."""

from datetime import datetime

from blueprints.loading import load
from documents.actions import order_paper
from records.clock import local
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from workflows.actions import withdraw_process
from workflows.models import Process

from ..case_items import materials_of_case
from ..models import Application, Correction, Deferral
from ..permissions import POLICY, declining, relations, require_stranger_to
from .applications import end_case, locked, recipients_of, tell
from .concluding import close_bundle
from .wording import refusal_to_accept_data, termination_data

GROUNDS = ("not_needed", "not_competent")
TERMINATIONS = (
    "force_majeure", "subject_gone", "applicant_died", "correction_lapsed", "deferral_lapsed", "item_repealed",
)  # fmt: skip


@deed
def refuse_acceptance(
    case: Application, *, ground: str, reason: str, right_organ: str = "", by: Actor, at: datetime | None = None
) -> Application:
    """不予受理 by the organ itself, never by the window (practice 17): reason, right organ, paper (行政许可法 32)."""
    POLICY.require(by, "application.refuse_acceptance", declining(by, case))
    require_stranger_to(by, case)
    refuse_unreasoned(ground, GROUNDS, reason)
    if ground == "not_competent" and not right_organ.strip():
        sentence = "请写明应当向哪个机关申请。"
        raise Invalid("acceptance.organ", sentence, [Problem("right_organ", sentence)])
    case = locked(case)
    if case.state not in {Application.State.SUBMITTED, Application.State.RECEIVED}:
        raise Conflict("application.accepted", "已经受理、在补正或已经办结的，不能再作不予受理。请刷新页面。")
    case.reason_code, case.reason = ground, reason.strip()
    stop_process(case, at)
    end_case(case, Application.State.NOT_ACCEPTED, at, "not_accepted")
    order_paper(
        "non_acceptance", key=f"non_acceptance:{case.reference}", upper_ref=case.reference, department=case.department,
        data=refusal_to_accept_data(case, load(case.edition), right_organ.strip()), recipients=recipients_of(case),
        region=case.region, by=by, at=at,
    )  # fmt: skip
    finish(case, "application.refuse_acceptance", by=by, at=at)
    tell(case, "not_accepted", by=by, at=at)
    return case


@deed
def terminate_application(
    case: Application, *, code: str, reason: str, by: Actor, at: datetime | None = None
) -> Application:
    """终止办理: neither granted nor refused, with the code of its reason and a paper."""
    POLICY.require(by, "application.terminate", relations(by, case))
    require_stranger_to(by, case)
    refuse_unreasoned(code, TERMINATIONS, reason)
    case = locked(case)
    if case.ended:
        raise Conflict("application.ended", "这件事已经办结。")
    case.reason_code, case.reason = code, reason.strip()
    stop_process(case, at)
    end_case(case, Application.State.TERMINATED, at, "returned" if code == "correction_lapsed" else "terminated")
    order_paper(
        "termination_notice", key=f"termination:{case.reference}", upper_ref=case.reference,
        department=case.department, data=termination_data(case), recipients=recipients_of(case), region=case.region,
        by=by, at=at,
    )  # fmt: skip
    finish(case, "application.terminate", by=by, at=at)
    tell(case, "terminated", by=by, at=at)
    return case


def refuse_unreasoned(code: str, codes: tuple[str, ...], reason: str) -> None:
    """Invalid without a known code and a reason in words."""
    if code not in codes:
        raise Invalid("reason.code", "请选择一种情形。", [Problem("code", "请选择一种情形。")])
    if not reason.strip():
        raise Invalid("reason.words", "请写明理由：申请人会看到。", [Problem("reason", "请写明理由：申请人会看到。")])


def stop_process(case: Application, at: datetime | None) -> None:
    """End the case's process, if it has one that runs."""
    process = Process.objects.filter(upper_ref=case.reference, parent_task=None, state=Process.State.RUNNING).first()
    if process is not None:
        withdraw_process(process, by=system_actor("services"), at=at)


def finish(case: Application, act: str, *, by: Actor, at: datetime | None) -> None:
    """The trail of an end, and the bundle's when all members have ended."""
    detail = {"code": case.reason_code, "result": case.result_kind}
    stream = f"case:{case.reference}"
    record(act, stream=stream, subject=case.reference, by=by, at=at, region=case.region, detail=detail)
    if case.parent is not None:
        close_bundle(case.parent, by=system_actor("services"), at=at)


@deed
def lapse_correction(correction: Correction, *, by: Actor, at: datetime | None = None) -> Correction:
    """The applicant's days are over without an answer: what the rule says follows, 退件 or taken as withdrawn."""
    POLICY.require(by, "application.lapse")
    root = locked(correction.application)
    correction = Correction.objects.select_for_update().get(pk=correction.pk)
    moment = at or now()
    if correction.answered_at or correction.lapsed_at or local(moment).date() <= correction.due_on:
        raise Conflict("correction.not_lapsed", "补正期限还没有过，或已经补正。")
    correction.lapsed_at = moment
    correction.save(update_fields=["lapsed_at"])
    detail = {"correction": correction.reference, "consequence": correction.consequence}
    record("correction.lapse", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at, detail=detail)
    for case in lapsing(root):
        if correction.consequence == "withdrawn":
            stop_process(case, at)
            end_case(case, Application.State.WITHDRAWN, at, "withdrawn")
            tell(case, "withdrawn", by=by, at=at)
            if case.parent is not None:
                close_bundle(case.parent, by=system_actor("services"), at=at)
        else:
            terminate_application(case, code="correction_lapsed", reason="补正期限已过，没有收到补正。", by=by, at=at)
    return correction


def lapsing(root: Application) -> list[Application]:
    """The cases that wait for a correction: the members of a bundle, or the case itself."""
    rows = root.children.select_for_update(of=("self",)).select_related("person", "parent", "organisation")
    waiting = list(rows.filter(state=Application.State.CORRECTION))
    return waiting if waiting else [root]


@deed
def lapse_deferral(deferral: Deferral, *, by: Actor, at: datetime | None = None) -> Deferral:
    """Not brought in time: the cases that need it end, as the promise said."""
    POLICY.require(by, "application.lapse")
    root = locked(deferral.application)
    deferral = Deferral.objects.select_for_update().get(pk=deferral.pk)
    moment = at or now()
    if deferral.delivered_at or deferral.lapsed_at or local(moment).date() <= deferral.due_on:
        raise Conflict("deferral.not_lapsed", "补交期限还没有过，或已经补交。")
    deferral.lapsed_at = moment
    deferral.save(update_fields=["lapsed_at"])
    record(
        "deferral.lapse", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at,
        detail={"element": deferral.element},
    )  # fmt: skip
    for case in list(root.children.select_related("edition")) or [root]:
        wants = deferral.element in {material.element for material in materials_of_case(case)}
        if wants and not case.ended:
            reason = "容缺受理的材料没有在承诺的期限内补交。"
            terminate_application(case, code="deferral_lapsed", reason=reason, by=by, at=at)
    return deferral
