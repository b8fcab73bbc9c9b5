"""One attempt per act of every policy table: what is tried, and who stands near enough to it (by relation)."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.timezone import localdate, now

from blueprints.actions import begin_import, publish_edition, save_working_copy
from blueprints.models import Edition
from documents.actions import (
    confirm_address,
    make_paper,
    note_delivery,
    order_paper,
    replace_paper,
    void_paper,
)
from documents.models import Paper
from exchange.actions import (
    add_webhook,
    end_line,
    end_webhook,
    note_sent,
    open_line,
    plan_notice,
    rerun_dispatch,
    try_words,
)
from exchange.actions import messages as letters
from exchange.models import Dispatch, Incoming, Message, Webhook
from identity.actions.departments import register_department
from identity.actions.locking import lock_account, throw_out
from identity.actions.mandates import appoint, end_mandate, stand_in
from identity.actions.people import add_handler, open_account, register_organisation, register_person
from identity.actions.reviews import decide_line, open_review
from identity.actions.seals import authorise_sealing, make_seal, revoke_authorisation
from identity.actors import actor_of_mandates, actor_of_person, party_of
from identity.models import Mandate, Organisation, Person, SealAuthorisation
from licences.actions import end_licence, issue_licence, revoke_licence
from licences.actions.sharing import share_licence
from licences.models import Licence
from records.ledger.actor import Actor, system_actor
from records.ledger.auditing import search_trail
from records.ledger.erasing import destroy_person_key
from records.ledger.exporting import announce_export
from records.ledger.models import Errand
from records.ledger.reading import delay_disclosure
from records.ledger.rotating import begin_rotation
from records.ledger.working import look_around, rerun_errand
from records.privacy.actions import answer_request, place_hold, purge_due, release_hold
from records.privacy.models import LegalHold, PrivacyRequest
from records.registers.actions.halls import assign_items
from records.registers.actions.regulations import import_regulation, repeal_regulation
from services.actions.afterlife import open_proceeding
from services.actions.afterwards import deliver_result, rectify_decision, sign_for_result
from services.actions.applications import submit_application, withdraw_application
from services.actions.concluding import conclude_application
from services.actions.correcting import answer_correction, mark_case
from services.actions.counter import accept_application, accept_by_silence, receive_application
from services.actions.deferring import defer_materials
from services.actions.drafts import save_draft, start_draft
from services.actions.ending import lapse_correction, refuse_acceptance, terminate_application
from services.actions.favouring import favour_case
from services.actions.following import settle_followers
from services.actions.grants import share_case
from services.actions.promising import sign_check
from services.actions.publishing import publish_decision
from services.actions.registering import enter_register_record
from services.actions.reviewing import record_outcome
from services.actions.supervising import answer_alert, judge_alert, raise_alert, urge_alert
from services.actions.synonyms import keep_synonym
from services.actions.talking import reply_message, send_message
from services.actions.timing import retime
from services.actions.unmasking import unmask_value
from services.models import Alert, Application, Correction, Draft, Partner, PromiseCheck
from workflows.actions import (
    Start,
    advance_process,
    alert_task,
    answer_escalation,
    arrange_visit,
    cast_vote,
    claim_task,
    decide_task,
    declare_interest,
    end_pause,
    enter_competence,
    escalate_task,
    extend_term,
    reassign_task,
    record_discussion,
    record_finding,
    reroute_task,
    run_step,
    start_pause,
    start_process,
    withdraw_process,
)
from workflows.actions.batching import enter_batch, open_batch
from workflows.actions.objecting import lodge_objection
from workflows.models import Batch, BatchEntry, Process, Task, VisitPart
from workflows.rules.batch import Window

from .guards_acting import rights_acts
from .guards_enforcement import enforcement_acts

SYSTEM = system_actor("test")
STRANGER = Actor(reference="M-0", kind="official", region="9801")


def person(username):
    return Person.objects.get(user__username=username)


def official(username):
    """Somebody of the cast in their posts of today."""
    rows = Mandate.objects.held_on(localdate()).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")))


@dataclass(frozen=True)
class Attempt:
    """An act on Lin's things: `act(by)` tries it, `near` says who has which relation to it."""

    act: Any
    near: dict[str, Actor]

    def holder(self, relation):
        """Somebody with a relation; anybody will do for `any`."""
        return self.near.get(relation, STRANGER)


def attempts(objects):
    """By (app, act)."""
    at_people, at_cases, at_config = people_acts(objects), case_acts(objects), configuration_acts(objects)
    inspected = enforcement_acts(objects["inspected"], Attempt, official, person)
    others = {**rights_acts(Attempt, official, person), **privacy_acts(objects), **inspected}
    return {**at_people, **at_cases, **acting_acts(objects), **life_acts(objects), **at_config, **others}


def privacy_acts(objects):
    """Requests, holds, removals; masked values."""
    asked = PrivacyRequest.objects.get(reference=objects["by_app"]["privacy"])
    hold = LegalHold.objects.get(reference=objects["hold"])
    food = Application.objects.select_related("edition", "person", "parent").get(reference=objects["food"])
    office = {"department": Actor(reference="M-2", kind="official", department_id=asked.department_id)}
    seen = {"code": "id_number", "purpose": "verify", "reason": "核对证件原件"}
    return {
        ("privacy", "request.answer"): Attempt(
            lambda by: answer_request(asked, accepted=False, answer="x", by=by), office
        ),
        ("privacy", "hold.place"): Attempt(lambda by: place_hold("P-1", basis="x", by=by), {}),
        ("privacy", "hold.release"): Attempt(lambda by: release_hold(hold, by=by), {}),
        ("privacy", "data.purge"): Attempt(lambda by: purge_due(by=by), {}),
        ("services", "case.unmask"): Attempt(
            lambda by: unmask_value(food, **seen, by=by), {"department": official("an"), "region": official("mo")}
        ),
    }


def people_acts(objects):
    """Identity, the ledger, licences, papers."""
    an, lin, firm = official("an"), actor_of_person(person("lin")), Organisation.objects.get()
    post = Mandate.objects.filter(person=person("an")).first()
    permit = SealAuthorisation.objects.filter(seal__department=post.department).select_related("seal").first()
    licence = Licence.objects.select_related("department").get(reference=objects["by_app"]["licences"])
    paper = Paper.objects.get(reference=objects["by_app"]["documents"])
    organ, day = {"department": an}, localdate()
    wide = {**organ, "region": official("mo")}
    line = open_review(post.department, by=SYSTEM).lines.get(mandate=post)
    issuer = {"department": Actor(reference="M-1", kind="official", department_id=licence.department_id)}
    return {
        ("identity", "person.register"): Attempt(lambda by: register_person(name="", id_number="", phone="", region="", by=by), {}),
        ("identity", "account.open"): Attempt(lambda by: open_account(person("wen"), username="x", password="x", by=by), {}),
        ("identity", "organisation.register"): Attempt(
            lambda by: register_organisation(uscc="", name="", kind="", representative=person("lin"), region="", by=by), {}
        ),
        ("identity", "organisation.of_department"): Attempt(
            lambda by: register_department(post, by=by), {"department": official("sun")}
        ),
        ("identity", "handler.add"): Attempt(lambda by: add_handler(firm, person("wen"), valid_from=day, by=by), {"own": lin}),
        ("identity", "mandate.appoint"): Attempt(
            lambda by: appoint(
                person("wen"), department=post.department, role="approver", region="990102", valid_from=day, title={}, by=by
            ),
            wide,
        ),
        ("identity", "mandate.end"): Attempt(lambda by: end_mandate(post, by=by), wide),
        ("identity", "account.lock"): Attempt(lambda by: lock_account(person("lin").user, by=by), {"region": official("bao")}),
        ("identity", "account.end_sessions"): Attempt(lambda by: throw_out(person("lin").user, by=by), {"region": official("bao")}),
        ("identity", "mandate.substitute"): Attempt(
            lambda by: stand_in(post, person("tao"), valid_from=day, valid_to=day, by=by), {**organ, "own": an}
        ),
        ("identity", "review.open"): Attempt(lambda by: open_review(post.department, by=by), {}),
        ("identity", "review.decide"): Attempt(lambda by: decide_line(line, keep=True, by=by), wide),
        ("identity", "seal.make"): Attempt(lambda by: make_seal(post.department, kind="business", keeper=post, by=by), {}),
        ("identity", "seal.authorise"): Attempt(
            lambda by: authorise_sealing(permit.seal, document_kind="receipt", valid_from=day, valid_to=day, by=by), organ
        ),
        ("identity", "seal.revoke"): Attempt(lambda by: revoke_authorisation(permit, by=by), organ),
        ("ledger", "trail.search"): Attempt(lambda by: search_trail({}, "", by=by), {}),
        ("ledger", "trail.export"): Attempt(lambda by: announce_export(by=by), {}),
        ("ledger", "trail.erase"): Attempt(lambda by: destroy_person_key("P", ground="unlawful", by=by), {}),
        ("ledger", "keys.rotate"): Attempt(lambda by: begin_rotation(by=by), {}),
        ("ledger", "workers.see"): Attempt(lambda by: look_around(by=by), {}),
        ("ledger", "errand.rerun"): Attempt(lambda by: rerun_errand(Errand.objects.first(), by=by), {}),
        ("ledger", "reading.delay"): Attempt(
            lambda by: delay_disclosure("P", case="C", basis="x", asked_by="M", until=now(), by=by), organ
        ),
        ("licences", "licence.issue"): Attempt(
            lambda by: issue_licence(
                issue_key=licence.issue_key, type_code=licence.type_code, holder="", holder_name="", face={},
                department=licence.department, decided_at=now(), region="", by=by,
            ),
            {},
        ),
        ("licences", "licence.revoke"): Attempt(lambda by: revoke_licence(licence, reason="x", by=by), issuer),
        ("licences", "licence.end"): Attempt(lambda by: end_licence(licence, state="cancelled", reason="x", by=by), {}),
        ("licences", "licence.share"): Attempt(
            lambda by: share_licence(licence, person("wen").user, reason="x", until=day, by=by),
            {"own": replace(lin, reference=licence.holder)},
        ),
        ("documents", "paper.order"): Attempt(
            lambda by: order_paper(
                "receipt", key=paper.key, upper_ref="", data={}, department=paper.department, recipients=[], region="", by=by
            ),
            {},
        ),
        ("documents", "paper.make"): Attempt(lambda by: make_paper(paper, by=by), {}),
        **paper_acts(paper, lin),
        **notice_acts(objects, lin),
    }  # fmt: skip


def paper_acts(paper, lin):
    """What is done with a made paper (it is the hall's), and the address for service."""
    organ, window = {"department": official("ren")}, official("mo")
    return {
        ("documents", "paper.void"): Attempt(lambda by: void_paper(paper, reason="x", by=by), organ),
        ("documents", "paper.replace"): Attempt(lambda by: replace_paper(paper, by=by), organ),
        ("documents", "paper.deliver"): Attempt(
            lambda by: note_delivery(paper, "", way="", receiver="", by=by),
            {"department": replace(official("ren"), region="98"), "region": replace(window, department_id=None)},
        ),
        ("documents", "address.confirm"): Attempt(lambda by: confirm_address([], by=by), {}),
    }


def notice_acts(objects, lin):
    """Planning, sending, trying notices; a party's own systems."""
    hook, row = Webhook.objects.get(reference=objects["by_app"]["exchange"]), Dispatch.objects.first()
    own, firm = Webhook(owner=lin.reference), party_of(Organisation.objects.get())
    agent = actor_of_person(person("wen"), acting_for=firm)
    return {
        ("exchange", "webhook.add"): Attempt(lambda by: add_webhook("", by=by), {}),
        ("exchange", "webhook.end"): Attempt(
            lambda by: end_webhook(own if by.reference == lin.reference else hook, by=by),
            {"own": lin, "acting_for": agent},
        ),
        ("exchange", "notice.plan"): Attempt(lambda by: plan_notice(row.notice, by=by), {}),
        ("exchange", "notice.try"): Attempt(lambda by: try_words("application.closed", "email", by=by), {}),
        ("exchange", "dispatch.note"): Attempt(lambda by: note_sent(row, by=by), {}),
        ("exchange", "dispatch.rerun"): Attempt(lambda by: rerun_dispatch(row, by=by), {}),
        **message_acts(),
    }


def message_acts():
    """Messages between departments: sent and carried by the portal, signed for and answered by their department."""
    incoming, market = Incoming.objects.get(kind="inquiry"), {"department": official("an")}
    ends = {"sender": incoming.sender, "receiver": incoming.department}
    return {
        ("exchange", "message.send"): Attempt(lambda by: letters.send_message("inquiry", key="g", by=by, **ends), {}),
        ("exchange", "message.carry"): Attempt(lambda by: letters.note_receipt(Message.objects.get(), "R", by=by), {}),
        ("exchange", "line.open"): Attempt(lambda by: open_line("", by=by), {}),
        ("exchange", "line.end"): Attempt(
            lambda by: end_line(Webhook.objects.lines().get(), by=by), {"department": official("sun")}
        ),
        ("exchange", "message.sign"): Attempt(lambda by: letters.sign_for_message(incoming, by=by), market),
        ("exchange", "message.answer"): Attempt(lambda by: letters.answer_message(incoming, "", by=by), market),
    }


def case_acts(objects):
    """Drafts, applications, processes, tasks, visits."""
    draft = Draft.objects.get(reference=objects["draft"])
    root = Application.objects.get(reference=objects["case"])
    food = Application.objects.select_related("edition").get(reference=objects["food"])
    process = Process.objects.get(upper_ref=food.reference)
    Task.objects.filter(reference=objects["by_app"]["workflows"]).update(
        roles=["window_clerk", "approver", "signing_head"]
    )
    task = Task.objects.select_related("process").get(reference=objects["by_app"]["workflows"])
    lin, clerk, organ = {"own": actor_of_person(person("lin"))}, official("mo"), {"department": official("an")}
    agent = actor_of_person(person("wen"), acting_for=party_of(Organisation.objects.get()))
    assigned = {"assigned": official("an")}
    return {
        ("services", "proceeding.open"): Attempt(
            lambda by: open_proceeding(
                Licence.objects.select_related("department").get(reference=objects["by_app"]["licences"]), "revocation",
                ground="", reason="", by=by,
            ),
            {"department": official("an")},
        ),
        ("services", "register.tell"): Attempt(
            lambda by: enter_register_record("population", "P-0", {}, as_of=now(), by=by), {}
        ),
        ("services", "draft.start"): Attempt(lambda by: start_draft(draft.edition, by=by), {"acting_for": agent}),
        ("services", "draft.save"): Attempt(lambda by: save_draft(draft, {}, by=by), {**lin, "acting_for": agent}),
        ("services", "application.submit"): Attempt(
            lambda by: submit_application(draft, by=by), {**lin, "acting_for": agent}
        ),
        ("services", "application.receive"): Attempt(lambda by: receive_application(root, by=by), {"granted": clerk}),
        ("services", "application.accept"): Attempt(lambda by: accept_application(food, by=by), {**organ, "granted": clerk}),
        ("services", "application.withdraw"): Attempt(
            lambda by: withdraw_application(root, by=by), {**lin, "acting_for": agent}
        ),
        ("services", "application.share"): Attempt(
            lambda by: share_case(food, person("su").user, reason="x", until=localdate(), by=by), {"department": official("an")}
        ),
        ("services", "application.conclude"): Attempt(lambda by: conclude_application(food, granted=True, by=by), {}),
        ("services", "application.follow"): Attempt(lambda by: settle_followers(root, by=by), {}),
        ("services", "synonym.keep"): Attempt(
            lambda by: keep_synonym("甲", "乙", weight=1, region="990102", by=by), {"region": official("sun")}
        ),
        ("workflows", "process.start"): Attempt(
            lambda by: start_process(Start("", process.edition, {}, {}, ""), kind="", by=by),
            {},
        ),
        ("workflows", "process.withdraw"): Attempt(lambda by: withdraw_process(process, by=by), {}),
        ("workflows", "process.advance"): Attempt(lambda by: advance_process(process, by=by), {}),
        ("workflows", "task.decide"): Attempt(lambda by: decide_task(task, do="approve", by=by), assigned),
        ("workflows", "visit.arrange"): Attempt(
            lambda by: arrange_visit([task], place="", starts_at=now(), by=by), assigned
        ),
        ("workflows", "visit.record"): Attempt(
            lambda by: record_finding(VisitPart(task=task), finding="", passed=True, officers=[], by=by), assigned
        ),
    }  # fmt: skip


def acting_acts(objects):
    """Tasks changing hands, voices, what workers do."""
    task = Task.objects.select_related("process").get(reference=objects["by_app"]["workflows"])
    an, post = official("an"), Mandate.objects.filter(person=person("an")).first()
    organ, day, mine = post.department, localdate(), {"assigned": an, "department": an}
    return {
        ("workflows", "task.claim"): Attempt(lambda by: claim_task(task, by=by), mine),
        ("workflows", "task.reassign"): Attempt(lambda by: reassign_task(task, post, reason="x", by=by), mine),
        ("workflows", "task.reroute"): Attempt(
            lambda by: reroute_task(task, organ, reason="x", by=by), {"region": official("yu")}
        ),
        ("workflows", "task.escalate"): Attempt(lambda by: escalate_task(task, question="x", by=by), mine),
        ("workflows", "task.answer"): Attempt(lambda by: answer_escalation(task, words="x", by=by), mine),
        ("workflows", "task.vote"): Attempt(lambda by: cast_vote(task, "agree", by=by), mine),
        ("workflows", "discussion.record"): Attempt(lambda by: record_discussion(task, [], by=by), mine),
        ("workflows", "interest.declare"): Attempt(
            lambda by: declare_interest(person("an"), "P", ground="kin", by=by), {"own": an}
        ),
        ("workflows", "competence.enter"): Attempt(
            lambda by: enter_competence(
                role="x", division="990102", mode="own", acts=organ, principal=organ, basis="x", valid_from=day, by=by
            ),
            {},
        ),
        ("workflows", "batch.run"): Attempt(
            lambda by: open_batch(
                "x", method="draw", places=0, window=Window(now(), now(), now()), department=organ, region="", by=by
            ),
            mine,
        ),
        ("workflows", "batch.enter"): Attempt(
            lambda by: enter_batch(Batch(department=organ, region="990102"), "C", by=by),
            {"department": an, "region": replace(official("mo"), department_id=None)},
        ),
        ("workflows", "batch.object"): Attempt(lambda by: lodge_objection(BatchEntry(), "", by=by), {}),
        ("workflows", "step.run"): Attempt(lambda by: run_step(task, by=by), {}),
        ("workflows", "task.alert"): Attempt(lambda by: alert_task(task, 1, by=by), {}),
    }  # fmt: skip


def together(root):
    """Somebody who applied together with Lin."""
    gui, draft = person("gui"), Draft.objects.get(reference=root.draft_ref)
    Partner.objects.get_or_create(draft=draft, person=gui, defaults={"application": root, "asked_at": now()})
    return {"granted": actor_of_person(gui)}


def life_acts(objects):
    """What happens to an application between submission and decision: corrections, ends, words, clock, supervision."""
    root = Application.objects.get(reference=objects["case"])
    food = Application.objects.select_related("edition").get(reference=objects["food"])
    fire = Application.objects.select_related("edition").get(parent=root, department__role="fire_rescue")
    alert, process = Alert.objects.get(reference=objects["alert"]), Process.objects.get(upper_ref=food.reference)
    organ, clerk = {"department": official("an")}, {"region": official("mo"), "department": official("an")}
    lin = {"own": actor_of_person(person("lin"))}
    lin["acting_for"] = actor_of_person(person("wen"), acting_for=party_of(Organisation.objects.get()))
    yu = {"region": official("yu")}
    return {
        ("services", "application.deem"): Attempt(lambda by: accept_by_silence(food, by=by), {}),
        ("services", "application.mark"): Attempt(lambda by: mark_case(root, "field", "area", "改", by=by), clerk),
        ("services", "application.correct"): Attempt(lambda by: answer_correction(root, {}, by=by), lin),
        ("services", "application.lapse"): Attempt(
            lambda by: lapse_correction(Correction(application=root), by=by), {}
        ),
        ("services", "application.refuse_acceptance"): Attempt(
            lambda by: refuse_acceptance(food, ground="", reason="", by=by), organ
        ),
        ("services", "application.terminate"): Attempt(
            lambda by: terminate_application(food, code="", reason="", by=by), organ
        ),
        ("services", "application.retime"): Attempt(lambda by: retime(food, "", by=by), {}),
        ("services", "application.favour"): Attempt(lambda by: favour_case(food, by=by), {}),
        ("services", "application.publish"): Attempt(lambda by: publish_decision(food, by=by), {}),
        ("services", "application.defer"): Attempt(lambda by: defer_materials(root, by=by), {}),
        ("services", "application.deliver"): Attempt(
            lambda by: deliver_result(fire, way="", receiver="", by=by),
            {"department": official("bo"), "granted": official("mo")},
        ),
        ("services", "application.sign_for"): Attempt(lambda by: sign_for_result(food, by=by), lin),
        ("services", "application.rectify"): Attempt(lambda by: rectify_decision(food, text="", by=by), organ),
        ("services", "application.review"): Attempt(
            lambda by: record_outcome(
                food, kind="", outcome="", organ="", number="", decided_on=localdate(), says="", by=by
            ),
            organ,
        ),
        ("services", "promise.check"): Attempt(lambda by: sign_check(PromiseCheck(application=food), by=by), organ),
        ("services", "message.send"): Attempt(
            lambda by: send_message(root, "ask", "", by=by), {**lin, **together(root)}
        ),
        ("services", "message.reply"): Attempt(lambda by: reply_message(root, "", by=by), clerk),
        ("services", "alert.raise"): Attempt(lambda by: raise_alert(root, "near_due", by=by), {}),
        ("services", "alert.urge"): Attempt(lambda by: urge_alert(alert, reason="", by=by), yu),
        ("services", "alert.answer"): Attempt(lambda by: answer_alert(alert, reason="", by=by), organ),
        ("services", "alert.judge"): Attempt(lambda by: judge_alert(alert, upheld=True, reason="", by=by), yu),
        ("workflows", "process.pause"): Attempt(lambda by: start_pause(process, "", days=0, reason="", by=by), organ),
        ("workflows", "process.resume"): Attempt(lambda by: end_pause(process, by=by), organ),
        ("workflows", "process.extend"): Attempt(lambda by: extend_term(process, reason="", by=by), organ),
    }


def configuration_acts(objects):
    """Editions, imports, registers."""
    market = {"department": official("an")}
    content = Edition.objects.filter(kind="document", code="receipt").latest("number").content
    save_working_copy("document", "guarded", content, owner=market["department"].department, by=SYSTEM)
    return {
        ("blueprints", "working_copy.save"): Attempt(
            lambda by: save_working_copy("document", "guarded", content, by=by), market
        ),
        ("blueprints", "edition.publish"): Attempt(lambda by: publish_edition("document", "guarded", by=by), market),
        ("blueprints", "import.begin"): Attempt(
            lambda by: begin_import("service", name="x", form="csv", sha256="0", by=by), market
        ),
        ("registers", "register.enter"): Attempt(lambda by: assign_items(None, [], by=by), {}),
        ("registers", "regulation.import"): Attempt(
            lambda by: import_regulation(None, version=None, source="", read_on=localdate(), by=by), {}
        ),
        ("registers", "regulation.repeal"): Attempt(
            lambda by: repeal_regulation(None, on=localdate(), repealed_by="", by=by), {}
        ),
    }  # fmt: skip
