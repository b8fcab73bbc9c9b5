"""审管联动: a grant or a promise is pushed to the supervising organ, signed for, checked, and the finding comes back."""

from datetime import date

import pytest

from exchange.actions import answer_message
from exchange.models import Incoming, Message
from licences.models import Licence
from portal.demonstration.certificates import ITEM_12
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.models import TrailEntry
from records.registers.models import Department
from services.models import PromiseCheck
from tests.cast import log_in
from tests.house.guards import official
from tests.stories.test_after_the_decision import decided, hygiene
from tests.workflows.conftest import SYSTEM
from workflows.actions import enter_competence
from workflows.actions.routing import supervisor_of

pytestmark = pytest.mark.django_db


def pushed(case):
    return Message.objects.get(key=f"supervision:{case.reference}")


def test_a_promise_reaches_the_supervisor_with_its_date_and_the_finding_comes_back():
    case = hygiene()
    message, check = pushed(case), PromiseCheck.objects.get()
    assert (message.kind, message.due_on, message.status) == ("supervision_promise", check.due_on, "delivered")
    incoming, jia = Incoming.objects.get(message_id=message.reference), log_in("jia")
    assert "告知承诺核查" in jia.get("/messages/").content.decode()
    jia.post(f"/messages/{incoming.reference}/signature/")
    carry_everything()
    check.refresh_from_db()
    assert check.signed_at is not None
    jia.post(f"/messages/{incoming.reference}/answer/", {"outcome": "false", "words": "现场与承诺不符"})
    carry_everything()
    check.refresh_from_db()
    assert (check.finding, check.note) == ("false", "现场与承诺不符")
    assert Licence.objects.get(case_ref=case.reference).state == Licence.State.REVOKED
    assert "promise_false" in case.alerts.values_list("rule", flat=True)


def test_what_is_found_at_the_desk_answers_the_message_too():
    case = hygiene()
    jia = log_in("jia")
    jia.post(f"/desk/{case.reference}/promise-check/", {"sign": "1"})
    jia.post(f"/desk/{case.reference}/promise-check/", {"true": "yes", "note": "属实"})
    carry_everything()
    message = pushed(case)
    assert (message.status, message.answer["outcome"], PromiseCheck.objects.get().finding) == (
        "answered",
        "true",
        "true",
    )


def test_a_plain_grant_is_pushed_once_and_its_receipts_stand_in_the_trail():
    case = decided(ITEM_12)
    message = pushed(case)
    incoming = Incoming.objects.get(message_id=message.reference)
    assert message.kind == "supervision_grant" and incoming.department_id == case.department_id
    answer_message(incoming, "listed", words="已纳入监管", by=official("du"))
    carry_everything()
    acts = set(TrailEntry.objects.of(f"case:{case.reference}").values_list("act", flat=True))
    assert {"message.send", "message.receive", "message.receipt", "message.answer"} <= acts


def test_where_a_bureau_decides_the_organ_whose_power_it_was_supervises():
    health = Department.objects.get(role="health", division__code="990102000000")
    bureau = Department.objects.get(role="service_hall", division__code="990102000000")
    enter_competence(role="health", division="990102", mode="bureau", acts=bureau, principal=health,
                     basis="岚政复〔2026〕3号", valid_from=date(2026, 1, 1), by=SYSTEM)  # fmt: skip

    assert supervisor_of(health, region="990102", item="", at=now()) == health
