"""Every bundle walks from its page to the end: a bundle without a true path fails here (issue: 一件事 whole)."""

import re

import pytest
from django.db.models import Q
from django.utils.timezone import localdate

from blueprints.forms.schema import Form
from identity.models import Mandate
from portal.demonstration.bundles import SEVEN
from portal.demonstration.complete import BUNDLES
from records.ledger.carrying import carry_everything
from services.actions.drafts import form_of, materials_of
from services.models import Application, BundleItem, Draft
from tests.cast import lin_for_her_shop, log_in, picture, told
from workflows.models import Task

pytestmark = pytest.mark.django_db
ALL = {**BUNDLES, **SEVEN}
BY_KIND = {
    "text": "林记", "long_text": "按实际情况填写", "number": "9", "money": "9", "date": "2026-11-02", "phone": "199 0000 2002",
    "identity_document": "990102198806123020", "resident_id": "990102198806123020", "uscc": "92990102MA0000001A",
    "address": "云浦区临溪街道桃溪路 18 号", "yes_no": "yes", "declaration": "on",
}  # fmt: skip
HOLDS = {"elder_age": "83", "residence_months": "8"}  # what a check of the form wants


def answers(form: Form, held):
    """Every field filled by its kind, but those that a register filled in."""
    return {
        field.id: HOLDS.get(field.id) or (field.choices[0].id if field.choices else BY_KIND[field.kind])
        for field in form.fields()
        if field.id not in held
    }


@pytest.mark.parametrize("code", ALL)
def test_a_bundle_is_applied_for_once_and_every_member_is_decided(code):
    optional = [member["item"] for member in ALL[code]["members"] if member.get("optional")]
    lin = lin_for_her_shop() if "legal" in ALL[code]["audience"] else log_in("lin")
    when_the_page_is_read(lin, code, optional)
    case = when_lin_applies(lin, code, optional)
    then_what_comes_after_another_waits(code, case, optional)
    when_the_window_and_every_organ_work_until_the_end(case)
    then_every_member_is_granted_and_the_bundle_closed(case, code, optional)


def when_the_page_is_read(lin, code, optional):
    page = lin.get(f"/bundles/{code}/").content.decode()
    assert "还不能一次申请" not in page
    assert re.findall(r'name="member" value="([^"]+)"', page) == optional


def when_lin_applies(lin, code, optional):
    answer = lin.post(f"/bundles/{code}/drafts/", {"choosing": "1", "member": optional})
    reference = told(lin, answer["Location"])
    draft = Draft.objects.get(reference=reference)
    held = set(draft.prefilled.values_list("field", flat=True))
    answer = lin.post(f"/drafts/{reference}/form/", {**answers(form_of(draft), held), "next": "1"})
    assert answer.status_code == 302, re.findall(r'class="error"[^>]*>([^<]+)', answer.content.decode())
    for material in materials_of(draft):
        if not material.exempt:
            lin.post(f"/drafts/{reference}/materials/{material.element}/", {"file": picture()})
    answer = lin.post(f"/drafts/{reference}/submission/", {"declare": "on"})
    assert answer.status_code == 302, answer.content.decode()
    return Application.objects.get(reference=answer["Location"].split("/")[2])


def then_what_comes_after_another_waits(code, case, optional):
    members = BundleItem.objects.get(code=code).edition.content["members"]
    later = {member["item"] for member in members if member.get("after")}
    assert set(case.children.filter(state="waiting").values_list("item_code", flat=True)) == later
    assert case.children.exclude(state__in=["waiting", "submitted"]).count() == 0


def when_the_window_and_every_organ_work_until_the_end(case):
    mo = log_in("mo")
    assert mo.post(f"/desk/{case.reference}/receipt/").status_code == 302
    for _ in range(20):
        for child in case.children.filter(state="received"):
            assert mo.post(f"/desk/{child.reference}/acceptance/").status_code == 302
        carry_everything()
        work_off()
        if Application.objects.get(pk=case.pk).state == "closed":
            return


def work_off():
    while task := Task.objects.open().exclude(nature="intake").order_by("opened_at").first():
        client = log_in(worker(task))
        if task.nature == "visit":
            visit(client, task)
        else:
            answer = client.post(f"/tasks/{task.reference}/decision/", {"do": "approve"})
            assert answer.status_code == 302, answer.content.decode()
        carry_everything()


def worker(task):
    """Somebody whose post may settle the task."""
    rows = Mandate.objects.filter(department=task.department, role__in=task.roles, person__user__isnull=False)
    return rows.order_by("id").values_list("person__user__username", flat=True)[0]


def visit(client, task):
    client.post(f"/tasks/{task.reference}/visit/", {"starts_at": f"{localdate()} 10:00"})
    page = client.get(f"/tasks/{task.reference}/").content.decode()
    officers = re.findall(r'name="officers"\s+value="([^"]+)"', page)
    finding = {"passed": "yes", "finding": "与申报一致。", "officers": officers}
    assert client.post(f"/tasks/{task.reference}/finding/", finding).status_code == 302


def then_every_member_is_granted_and_the_bundle_closed(case, code, optional):
    case = Application.objects.get(pk=case.pk)
    members = {m["item"] for m in ALL[code]["members"] if not m.get("needs_licence")}
    assert case.state == "closed"
    assert dict(case.children.values_list("item_code", "state")) == dict.fromkeys(members, "granted")
    assert not Task.objects.filter(Q(state="open"), process__upper_ref__startswith=case.reference).exists()
