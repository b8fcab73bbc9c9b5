"""Full desks: one thing of each kind and state on the pages of approvals; run once in a portal's own database."""

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from exchange.actions import send_message
from exchange.models import Incoming
from identity.models import Organisation
from portal.demonstration.complete import FOOD
from portal.demonstration.papers import INTAKE
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.models import Errand
from records.registers.models import Department
from tests.cast import fill_draft, lin_for_her_shop, log_in, start_draft, submit_draft
from tests.workflows.conftest import DECIDE, official, publish, stage
from workflows.actions import conclude_batch, enter_batch, list_batch, open_batch
from workflows.models import Batch, Task
from workflows.rules.batch import Window

SYSTEM = system_actor("test")
SIDE_BY_SIDE = {
    "kind": "parallel", "key": "together", "title": {"zh-Hans": "同时办", "en": "Side by side"},
    "branches": [
        [stage("review", title={"zh-Hans": "书面审查", "en": "Review"}, batch=True)],
        [stage("talk", "discussion", title={"zh-Hans": "集体讨论", "en": "Discussion"})],
        [stage("panel", "panel", ["approver"], panel={"seats": 3, "needed": 2}, title={"zh-Hans": "专家评审", "en": "Panel"})],
        [stage("visit", "visit", title={"zh-Hans": "现场核查", "en": "Visit"})],
    ],
}  # fmt: skip


def full_desks() -> dict[str, list[str]]:
    """Who looks at which addresses."""
    publish("food_licence", INTAKE, SIDE_BY_SIDE, DECIDE)
    case = lins_case()
    tasks = {row.key: row.reference for row in Task.objects.open().filter(department__role="market_regulation")}
    visited(tasks["visit"])
    Task.objects.filter(key="talk").update(due_at=now() - timedelta(days=3))
    log_in("an").post(f"/tasks/{tasks['review']}/claim/")
    log_in("tao").post(f"/tasks/{tasks['panel']}/vote/", {"verdict": "agree"})
    batches, letters = [f"/batches/{ref}/" for ref in batches_of_each_state()], letters_of_each_state()
    competences_and_interests()
    parked()
    return {
        "lin": [f"/applications/{case}/", batches[0]],
        "an": [
            "/tasks/",
            *(f"/tasks/{ref}/" for ref in tasks.values()),
            "/interests/",
            "/messages/",
            *letters,
            *batches,
        ],
        "yu": ["/processes/", f"/tasks/{tasks['talk']}/"],
        "sun": ["/processes/simulation/?code=food_licence&cases=40&per_day=5&people=2"],
        "ren": ["/competences/"],
        "wei": ["/workers/"],
    }


def lins_case() -> str:
    """Lin's application, received and accepted."""
    lin, mo = lin_for_her_shop(), log_in("mo")
    draft = start_draft(lin)
    fill_draft(lin, draft)
    case = submit_draft(lin, draft)
    mo.post(f"/desk/{case}/receipt/")
    for row in Task.objects.open().filter(nature="intake", process__upper_ref__startswith=case[:8]):
        mo.post(f"/desk/{row.process.upper_ref}/acceptance/")
    carry_everything()
    return case


def visited(task: str) -> None:
    """An appointment stands; two officers will say what they found."""
    log_in("an").post(f"/tasks/{task}/visit/", {"starts_at": f"{localdate()} 10:00"})
    carry_everything()


def batches_of_each_state() -> list[str]:
    """Coming, open, to be ranked, heard, over, concluded."""
    an, moment = official("an"), now()
    market = Department.objects.get(pk=an.department_id)
    away = lambda *days: Window(*(moment + timedelta(days=day) for day in days))  # noqa: E731
    made: list[Any] = []
    for method, window in (("draw", away(1, 5, 9)), ("score", away(-1, 5, 9)), *[("score", away(-5, 1, 9))] * 4):
        row = open_batch(FOOD, method=method, places=1, window=window, department=market, region="990102", by=an)
        made.append(row)
        if window.opens < moment:
            for number in (1, 2):
                enter_batch(
                    row, f"990102-{len(made)}-{number}", score=None if len(made) == 2 else 80 + number, by=SYSTEM
                )
    later = {"closes_at": moment - timedelta(hours=2)}
    for row in made[2:]:
        Batch.objects.filter(pk=row.pk).update(**later)
    for row in made[3:]:
        list_batch(row, by=an)
    for row in made[4:]:
        Batch.objects.filter(pk=row.pk).update(objections_until=moment - timedelta(hours=1))
    conclude_batch(made[5], by=an)
    return [row.reference for row in made]


def letters_of_each_state() -> list[str]:
    """Waiting, signed for, answered; and one that market regulation sent."""
    organ = lambda role: Department.objects.get(role=role, division__code="990102000000")  # noqa: E731
    market, fire, an = organ("market_regulation"), organ("fire_rescue"), log_in("an")
    for number in range(3):
        send_message("inquiry", key=f"desk-{number}", sender=fire, receiver=market, case_ref=f"990102-{number}",
                     region="990102", body={"about": "场所是否在用"}, due_on=localdate() - timedelta(days=1), by=SYSTEM)  # fmt: skip
    send_message("inquiry", key="desk-9", sender=market, receiver=fire, region="990102", by=SYSTEM)
    carry_everything()
    urls = [f"/messages/{row.reference}/" for row in Incoming.objects.filter(sender=fire).order_by("id")]
    an.post(f"{urls[1]}signature/")
    an.post(f"{urls[2]}answer/", {"outcome": "agree", "words": "已到现场核实，正常营业。"})
    return urls


def competences_and_interests() -> None:
    """A line that holds and one that has ended; an interest."""
    ren, market, hall = log_in("ren"), *(Department.objects.get(role=role, division__code="990102000000") for role in
                                        ("market_regulation", "service_hall"))  # fmt: skip
    line = {"role": "market_regulation", "division": "990102001", "mode": "bureau", "acts": hall.reference,
            "principal": market.reference, "basis": "岚政复〔2026〕3号", "valid_from": "2026-01-01"}  # fmt: skip
    ren.post("/competences/", {**line, "item": FOOD})
    ren.post("/competences/", {**line, "division": "990102", "mode": "entrusted"})
    natural = {"role": "market_regulation", "division": "990102", "item": "", "valid_from": "2026-01-01"}
    ren.post("/competences/ending/", {**natural, "valid_to": "2026-03-31"})
    log_in("tao").post("/interests/", {"uscc": Organisation.objects.get().uscc, "ground": "kin"})


def parked() -> None:
    """Work that no worker could do."""
    Errand.objects.create(
        kind="message.deliver", key="desk-parked", ref="MS-0", queue="exchange", created_at=now(), due_at=now(),
        parked_at=now(), attempts=8, fault="Refusal gateway.refused: 对方系统不接收这条消息。\nexchange/gateways.py:44 post_json",
    )  # fmt: skip
