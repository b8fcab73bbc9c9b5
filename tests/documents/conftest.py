"""Papers ordered by the organs of the demonstration."""

import pytest

from blueprints.loading import load
from blueprints.models import Edition
from documents.actions import order_paper
from documents.models import Paper
from identity.models import Person
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.registers.models import Department

SYSTEM = system_actor("test")
VALUES = {
    "text": "桃溪路 18 号", "date": "2026-12-10", "number": 5, "lines": ["第一条", "第二条"], "pairs": [["名称", "内容"]],
    "marks": [{"where": "食品安全管理制度", "what": "第 3 页没有盖章", "how": "盖章后重新上传"}],
}  # fmt: skip


def organ(role="market_regulation"):
    return Department.objects.get(role=role, division__code="990102000000")


def person(username):
    return Person.objects.get(user__username=username)


@pytest.fixture
def ordered():
    """Order a paper of a kind for Lin with everything it declares; made unless told otherwise."""

    def order(kind="extension_notice", *, key="test-1", role="market_regulation", make=True, **data):
        document = load(Edition.objects.in_force("document", kind))
        whole = {f.id: VALUES[f.type] for f in document.fields}
        if "qr" in whole:
            whole["qr"] = "https://example.invalid/"
        paper = order_paper(
            kind, key=key, upper_ref="99-1", department=organ(role), recipients=[person("lin").reference],
            region="990102", data={**whole, **data}, by=SYSTEM,
        )  # fmt: skip
        if make:
            carry_everything()
        return Paper.objects.get(pk=paper.pk)

    return order
