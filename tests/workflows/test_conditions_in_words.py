"""A page names a condition as the form does: its label, the answer's name; never the code of a field."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from portal.demonstration.editions import TEN
from records.ledger.carrying import carry_everything
from tests.cast import log_in
from tests.stories.test_ten_items import when_lin_applies, when_the_window_receives_and_accepts
from workflows.models import Task
from workflows.naming import condition_words
from workflows.registry import Fact

AREA = Fact({"zh-Hans": "使用面积", "en": "Floor area"}, unit={"zh-Hans": "平方米", "en": "m²"})
KIND = Fact(
    {"zh-Hans": "场所", "en": "Place"},
    {"spa": {"zh-Hans": "浴室", "en": "Bath"}, "bar": {"zh-Hans": "酒吧", "en": "Bar"}},
)
FACTS = {"area": AREA, "kind": KIND, "vat": Fact("有单据")}


def spoken(when, language):
    line = {"code": "condition", "values": when}
    with override(language):
        row = {"line": line, "named": [], "condition": condition_words(when, FACTS)}
        return " ".join(render_to_string("workflows/why.html", {"row": row}).split())


@pytest.mark.parametrize(
    ("when", "chinese", "english"),
    [
        (("area", ">", 90), "使用面积 大于 90 平方米", "Floor area is more than 90 m²"),
        (("kind", "in", ["spa", "bar"]), "场所 属于 浴室、酒吧", "Place is one of Bath, Bar"),
        (("vat", "==", True), "有单据 为 是", "有单据 is Yes"),
        (("hidden_code", "!=", 1), "办理中得到的数据 不为 1", "What came up in the case is not 1"),
    ],
)
def test_a_condition_is_said_in_words(when, chinese, english):
    assert spoken(when, "zh-hans") == f"只在这种情况下办，跳过：{chinese}"
    assert spoken(when, "en") == f"Skipped; done only if: {english}"


@pytest.mark.django_db
def test_the_task_page_names_the_field_of_the_form_and_the_answer():
    residence = next(content for content in TEN if content["number"] == 15)
    case = when_lin_applies(log_in("lin"), residence)
    when_the_window_receives_and_accepts(case)
    carry_everything()
    task = Task.objects.open().get(process__upper_ref=case)
    page = log_in("du").get(f"/tasks/{task.reference}/").content.decode()
    assert "申领理由 为 合法稳定就业" in page
    assert "residence_ground" not in page
