"""Officials who reach further than their post: another region, another organ, a post that ended, their own case."""

import pytest
from django.utils.timezone import localdate, now

from identity.actions.mandates import end_mandate
from identity.models import Mandate
from records.ledger.models import TrailEntry
from services.models import Application, Delivery
from tests.abuse.conftest import unchanged
from tests.cast import log_in
from tests.house.guards import SYSTEM, person
from tests.house.strangers import appoint
from workflows.models import Task

pytestmark = pytest.mark.django_db


def decide(username, task, do="approve", **more):
    return log_in(username).post(f"/tasks/{task.reference}/decision/", {"do": do, "opinion": "理由", **more})


def test_a_clerk_of_another_region_neither_sees_nor_receives(case, fire):
    clerk = log_in("clerk_far")
    doors = [clerk.get(f"/desk/{case}/"), clerk.post(f"/desk/{case}/receipt/"), clerk.get(f"/applications/{case}/"),
             clerk.post(f"/desk/{fire.reference}/acceptance/")]  # fmt: skip
    assert {answer.status_code for answer in doors} == {404}
    assert case not in clerk.get("/desk/").content.decode()


def test_a_foreign_number_is_no_cursor_of_the_clerks_queue(case):
    assert log_in("clerk_far").get("/desk/", {"after": case}).status_code == 404


def test_a_clerk_never_refuses_at_the_intake(case, fire):
    """The intake lies at the window, but it is settled by acceptance only."""
    task = Task.objects.get(process__upper_ref=fire.reference, nature="intake")
    for do in ("refuse", "return", "approve"):
        assert decide("mo", task, do).status_code in {403, 409}
    assert unchanged(task)


def test_a_clerk_decides_no_task_of_an_organ(review):
    assert decide("mo", review).status_code == 404
    assert unchanged(review)


def test_a_clerk_whose_window_the_organ_has_not_authorised_accepts_nothing(fire, monkeypatch):
    monkeypatch.setattr("services.permissions.hall_lets", lambda actor, case, act: act != "accepts")
    assert log_in("mo").post(f"/desk/{fire.reference}/acceptance/").status_code == 403
    assert unchanged(fire)


def test_a_hall_that_does_not_receive_an_item_receives_none(case):
    root = Application.objects.get(reference=case)
    Application.objects.filter(pk=root.pk).update(state="submitted")
    hall = Mandate.objects.get(person__user__username="mo").hall
    hall.items.update(receives=False)
    assert log_in("mo").post(f"/desk/{case}/receipt/").status_code == 403


def test_a_case_is_received_once_and_accepted_once(case, food):
    mo = log_in("mo")
    assert mo.post(f"/desk/{case}/receipt/").status_code == 409
    assert mo.post(f"/desk/{food.reference}/acceptance/").status_code == 409
    assert unchanged(food)


def test_an_approver_of_another_region_reaches_no_task_and_no_case(review, case):
    far = log_in("organ_far")
    assert far.get(f"/tasks/{review.reference}/").status_code == 404
    assert decide("organ_far", review).status_code == 404
    assert far.get(f"/applications/{case}/").status_code == 404
    assert review.reference not in far.get("/tasks/").content.decode()


def test_an_approver_of_another_organ_reaches_no_task(review):
    assert log_in("bo").get(f"/tasks/{review.reference}/").status_code == 404
    assert decide("bo", review).status_code == 404


def test_a_foreign_task_as_cursor_tells_nothing_of_it(review):
    for after in (review.reference, f"2000-01-01T00:00:00+00:00~{review.reference}"):
        assert f"/tasks/{review.reference}/" not in log_in("bo").get("/tasks/", {"after": after}).content.decode()


def test_a_task_is_decided_once(review):
    assert decide("an", review).status_code == 302
    done = Task.objects.get(pk=review.pk)
    assert decide("an", review, "refuse").status_code == 409
    assert decide("tao", review, "refuse").status_code == 409
    assert unchanged(done)


def test_a_visit_is_not_decided_without_two_officers(review):
    Task.objects.filter(pk=review.pk).update(nature="visit")
    task = Task.objects.get(pk=review.pk)
    assert decide("an", task).status_code == 409
    assert unchanged(task)


def test_one_officer_named_twice_or_a_stranger_make_no_two(review):
    Task.objects.filter(pk=review.pk).update(nature="visit")
    an = log_in("an")
    an.post(
        f"/tasks/{review.reference}/visit/",
        {"starts_at_0": "2026-12-01", "starts_at_1": "09:00", "starts_at": "2026-12-01T09:00"},
    )
    mine = Mandate.objects.filter(person=person("an")).values_list("reference", flat=True)
    foreign = Mandate.objects.filter(person=person("bo")).values_list("reference", flat=True)
    for officers in (list(mine), [mine[0], foreign[0]]):
        answer = an.post(
            f"/tasks/{review.reference}/finding/", {"finding": "合格", "passed": "yes", "officers": officers}
        )
        assert answer.status_code == 422
    assert Task.objects.get(pk=review.pk).state == "open"


def test_a_refusal_needs_reasons(review):
    assert decide("an", review, "refuse", opinion=" ").status_code == 422
    assert unchanged(review)


@pytest.mark.parametrize("do", ["", "delete", "approve'--", "APPROVE"])
def test_a_decision_that_is_none_changes_nothing(review, do):
    assert decide("an", review, do).status_code == 422
    assert unchanged(review)


def test_more_fields_than_the_form_has_change_nothing_else(review):
    decide("an", review, state="cancelled", department="x", roles="system", to="intake", by="M-1", mandate="M-1")
    task = Task.objects.get(pk=review.pk)
    assert (task.state, task.decision, task.target, task.department_id) == ("done", "approve", "", review.department_id)


def test_nobody_decides_their_own_case(review, food):
    Application.objects.filter(pk__in=[food.pk, food.parent_id]).update(person=person("an"))
    assert decide("an", review).status_code == 403
    assert unchanged(review)


def test_nobody_decides_a_case_of_a_firm_they_act_for(review, food):
    food.organisation.handlers.create(person=person("an"), valid_from=localdate())
    assert decide("an", review).status_code == 403
    assert unchanged(review)


def test_nobody_receives_a_case_of_a_firm_they_act_for(fire):
    fire.organisation.handlers.create(person=person("mo"), valid_from=localdate())
    assert log_in("mo").post(f"/desk/{fire.reference}/acceptance/").status_code == 403


def test_a_decision_belongs_to_the_post_that_the_item_names(review):
    """Tao reviews; the item lets the signing head decide."""
    Task.objects.filter(pk=review.pk).update(nature="decide")
    task = Task.objects.get(pk=review.pk)
    assert decide("tao", task).status_code == 403
    assert unchanged(task)


@pytest.mark.parametrize(("username", "door"), [("clerk_past", "/desk/"), ("organ_past", "/tasks/")])
def test_an_ended_post_opens_nothing(things, username, door):
    assert log_in(username).get(door).status_code == 403


def test_a_post_ended_in_the_middle_of_a_session_ends_with_the_next_click(review):
    an = log_in("an")
    assert an.get(f"/tasks/{review.reference}/").status_code == 200
    for mandate in Mandate.objects.filter(person=person("an")):
        end_mandate(mandate, by=SYSTEM)
    assert an.post(f"/tasks/{review.reference}/decision/", {"do": "approve"}).status_code == 404
    assert unchanged(review)


def test_a_post_of_tomorrow_opens_nothing_today(things):
    mo = Mandate.objects.get(person=person("mo"))
    appoint(person("wen"), department=mo.department, role="window_clerk", region=mo.region, title={}, by=SYSTEM,
            valid_from=localdate().replace(year=localdate().year + 1))  # fmt: skip
    assert log_in("wen").get("/desk/").status_code == 403


def test_two_posts_never_add_up(review, market):
    """Su decides for human resources; a clerk's post elsewhere lends no organ's right, and the other way round."""
    mo = Mandate.objects.get(person=person("mo"))
    appoint(
        person("he"), department=market, role="approver", region="990103", valid_from=localdate(), title={}, by=SYSTEM
    )
    he = log_in("he")
    assert he.get(f"/tasks/{review.reference}/").status_code == 404
    second = Mandate.objects.get(person=person("he"), region="990103").reference
    assert he.post("/account/post/", {"post": second}).status_code == 302
    assert he.get("/tasks/").wsgi_request.actor.region == "990103"
    assert mo.region == "990102"


def test_a_post_of_somebody_else_cannot_be_chosen(wen, things):
    foreign = Mandate.objects.filter(person=person("an")).first().reference
    assert wen.post("/account/post/", {"post": foreign}).status_code == 404
    assert log_in("mo").post("/account/post/", {"post": foreign}).status_code == 404


def test_a_forged_post_in_the_session_gives_nothing(things):
    mo, foreign = log_in("mo"), Mandate.objects.filter(person=person("qi")).first().reference
    session = mo.session
    session["post"] = foreign
    session.save()
    assert mo.get("/audit/").status_code == 403


def test_as_oneself_an_official_has_no_office(case):
    mo = log_in("mo")
    mo.post("/account/post/", {"post": "oneself"})
    assert mo.get("/desk/").status_code == 403
    assert mo.get(f"/applications/{case}/").status_code == 404


def test_a_seal_keeper_and_an_administrator_read_no_case(case):
    assert {log_in(name).get(f"/applications/{case}/").status_code for name in ("ke", "sun", "rui")} == {404}


def test_a_supervisor_of_another_region_sees_nothing(case, review):
    Mandate.objects.filter(person=person("yu")).update(region="990103")
    yu = log_in("yu")
    assert yu.get(f"/applications/{case}/").status_code == 404
    assert yu.get(f"/tasks/{review.reference}/").status_code == 404
    assert case not in yu.get("/applications/").content.decode()


@pytest.mark.parametrize("username", ["yu", "qi"])
def test_who_supervises_or_audits_changes_nothing(username, case, review, fire):
    client, before = log_in(username), TrailEntry.objects.filter(stream__startswith="case:").count()
    tried = [
        client.post(f"/tasks/{review.reference}/decision/", {"do": "approve"}),
        client.post(f"/desk/{case}/receipt/"), client.post(f"/desk/{fire.reference}/acceptance/"),
        client.post(f"/applications/{case}/withdrawal/"), client.post(f"/tasks/{review.reference}/visit/"),
        client.post("/imports/", {"kind": "service"}), client.post("/synonyms/", {"word": "a", "means": "b"}),
    ]  # fmt: skip
    assert {answer.status_code for answer in tried} <= {403, 404}
    assert TrailEntry.objects.filter(stream__startswith="case:").count() == before


def test_only_auditors_search_the_trail_and_the_read_log(things):
    for username in ("mo", "an", "sun", "yu", "ren", "ke", "wen"):
        client = log_in(username)
        assert {client.get(door).status_code for door in ("/audit/", "/audit/readings/")} <= {403, 404}


def test_a_person_of_another_organ_reads_no_import_report(things):
    run = things["by_app"]["blueprints"]
    for username in ("rui", "an", "admin_far", "wen"):
        assert log_in(username).get(f"/imports/{run}/").status_code == 404
        assert log_in(username).get(f"/imports/{run}/report/").status_code == 404


def test_who_declines_is_said_by_the_item(fire):
    """At fire rescue the head alone: Fei reviews there and declines nothing."""
    Application.objects.filter(pk=fire.pk).update(state="received")
    sent = {"r-ground": "not_needed", "r-reason": "不需要"}
    for name in ("fei", "mo"):
        assert log_in(name).post(f"/desk/{fire.reference}/non-acceptance/", sent).status_code == 403
    assert f"/desk/{fire.reference}/non-acceptance/" not in log_in("fei").get(f"/desk/{fire.root.reference}/").text
    fire.refresh_from_db()
    assert fire.state == "received"
    assert log_in("bo").post(f"/desk/{fire.reference}/non-acceptance/", sent).status_code == 302


def hand_over(username, case):
    sent = {"d-way": "window", "d-receiver": "林晓岚"}
    return log_in(username).post(f"/desk/{case.reference}/delivery/", sent).status_code


def test_who_hands_out_is_said_by_the_item(food, fire):
    """The food licence is handed out at the window alone; fire rescue may hand over its own paper as well."""
    Application.objects.filter(pk__in=[food.pk, fire.pk]).update(state="granted", decided_at=now())
    for name in ("an", "tao"):
        assert hand_over(name, food) == 403
        assert f"/desk/{food.reference}/delivery/" not in log_in(name).get(f"/desk/{food.root.reference}/").text
    assert hand_over("tao", fire) == 404
    assert not Delivery.objects.exists()
    assert (hand_over("bo", fire), hand_over("mo", food)) == (302, 302)


def test_a_hall_that_does_not_hand_an_item_out_hands_out_nothing(food):
    Application.objects.filter(pk=food.pk).update(state="granted", decided_at=now())
    hall = Mandate.objects.get(person__user__username="mo").hall
    hall.items.filter(item=food.item_code).update(hands_out=False)
    assert hand_over("mo", food) == 403
    assert not Delivery.objects.exists()
    hall.items.filter(item=food.item_code).update(hands_out=True)
    assert hand_over("mo", food) == 302


@pytest.mark.parametrize(
    ("name", "role"), [("qi", "auditor"), ("yu", "supervisor"), ("bao", "security_admin"), ("ren", "item_authority")]
)
def test_an_administrator_touches_no_post_that_is_given_from_above(things, name, role):
    """He looks after the posts of the services bureau, where those who watch it sit too."""
    mo, watcher = Mandate.objects.get(person=person("mo")), Mandate.objects.get(person=person(name), role=role)
    appoint(person("he"), department=mo.department, role="department_admin", region="990102", valid_from=localdate(),
            title={}, by=SYSTEM)  # fmt: skip
    he, door = log_in("he"), f"/offices/{watcher.reference}/"
    he.post("/account/post/", {"post": Mandate.objects.get(person=person("he"), role="department_admin").reference})
    page = he.get(door)
    assert page.status_code == 200 and "ending/" not in page.text and "substitutes/" not in page.text
    assert he.post(f"{door}ending/").status_code == 403
    stand = {"person": "mo", "valid_from": str(localdate()), "valid_to": str(localdate())}
    assert he.post(f"{door}substitutes/", stand).status_code in {403, 422}
    assert unchanged(watcher) and not Mandate.objects.filter(substitute_for=watcher).exists()
    assert he.post(f"/offices/{mo.reference}/ending/").status_code == 302
