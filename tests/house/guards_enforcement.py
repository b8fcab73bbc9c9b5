"""Attempts at acts of enforcement (see guards.py)."""

from datetime import date

from django.utils.timezone import localdate

from enforcement.actions.after import remind_rectification
from enforcement.actions.checks import approve_check, cancel_check, plan_check
from enforcement.actions.closing import close_visit
from enforcement.actions.draws import commit_draw, open_draw
from enforcement.actions.entries import take_entries
from enforcement.actions.matters import take_matter
from enforcement.actions.objections import answer_objection, raise_objection
from enforcement.actions.plans import approve_plan, draft_plan, file_plan, publish_plan
from enforcement.actions.publishing import publish_result, take_down
from enforcement.actions.registers import enter_firm
from enforcement.actions.visits import arrange_visit
from enforcement.models import Assignment, Draw, Finding, Inspection, Objection, Premises, Publication, YearPlan
from identity.actors import actor_of_person, party_of
from identity.models import Organisation
from tests.enforcement.scene import organ


def enforcement_acts(things, attempt, official, person):
    """By ("enforcement", act)."""
    plans = YearPlan.objects.select_related("department__division")
    plan, draw = plans.get(reference=things["plan"]), Draw.objects.select_related("plan").get(reference=things["draw"])
    shop = Premises.objects.select_related("firm").get(reference=things["shop"])
    check = Assignment.objects.select_related("premises__firm", "department").get(reference=things["check"])
    ended, going = (
        Inspection.objects.select_related("premises__firm", "lead").get(reference=things[n]) for n in ("ended", "going")
    )
    result = Publication.objects.select_related("assignment").get(assignment__inspection=ended)
    objection = Objection(inspection=ended)
    finding = Finding.objects.select_related("assignment").get(reference=things["finding"])
    lin = actor_of_person(person("lin"), acting_for=party_of(Organisation.objects.get()))
    officer, head, over = {"department": official("tao")}, {"department": official("an")}, {"region": official("yu")}
    mine = {"assigned": official("tao")}
    return {
        ("enforcement", act): attempt(tried, near)
        for act, tried, near in (
            ("register.enter", lambda by: enter_firm(None, "", region="", by=by), {}),
            (
                "plan.draft",
                lambda by: draft_plan(organ(), 2099, items=[], ratios={}, caps={"low": 1}, basis="", by=by),
                officer,
            ),
            ("plan.approve", lambda by: approve_plan(plan, by=by), head),
            ("plan.file", lambda by: file_plan(plan, by=by), over),
            ("plan.publish", lambda by: publish_plan(plan, by=by), head),
            ("draw.run", lambda by: commit_draw(draw.plan, [], by=by), officer),
            ("draw.open", lambda by: open_draw(draw, by=by), {}),
            ("check.plan", lambda by: plan_check(shop, "case", items=[], department=organ(), by=by), officer),
            ("check.approve", lambda by: approve_check(check, by=by), head),
            ("check.replace", lambda by: cancel_check(check, reason="", by=by), head),
            ("visit.arrange", lambda by: arrange_visit(check, localdate(), by=by), officer),
            ("visit.record", lambda by: take_entries(going, [], by=by), mine),
            ("visit.close", lambda by: close_visit(going, by=by), mine),
            ("result.publish", lambda by: publish_result(result, by=by), head),
            ("result.take_down", lambda by: take_down(result, by=by), {}),
            ("finding.remind", lambda by: remind_rectification(finding, by=by), {}),
            ("objection.raise", lambda by: raise_objection(ended, "", by=by), {"acting_for": lin}),
            ("objection.answer", lambda by: answer_objection(objection, "", by=by), head),
            (
                "matter.take",
                lambda by: take_matter("X", "promise", department=organ(), region="", due_on=date(2027, 1, 1), by=by),
                {},
            ),
        )
    }
