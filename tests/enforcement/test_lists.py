"""The lists come in by the importer of tables: each row whole or refused with a sentence, the report says where."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blueprints.models import Edition, ImportRun
from enforcement.models import CheckContent, SupervisedItem
from records.ledger.carrying import carry_everything
from tests.cast import log_in
from tests.enforcement.scene import organ

pytestmark = pytest.mark.django_db


@pytest.fixture
def sun():
    return log_in("sun")


def items(department):
    return [
        {"code": f"97JG{n:02d}", "name": f"对第{n}类活动的检查", "field": "市场监管", "department": department,
         "object": "经营单位", "way": "双随机抽查", "basis": "《示例条例》（条文待核）"}
        for n in range(1, 11)
    ]  # fmt: skip


def contents():
    return [
        {"code": f"97JG{n:02d}{place}", "item": f"97JG{n:02d}", "name": f"第{place}项", "standard": "设施完好",
         "method": "现场查看", "basis": "《示例条例》（条文待核）"}
        for n in range(1, 11)
        for place in range(1, 6)
    ]  # fmt: skip


def bring(client, kind, rows):
    """By the page, as a department's administrator does; the report's page afterwards."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file = SimpleUploadedFile("list.csv", out.getvalue().encode())
    where = client.post("/imports/", {"kind": kind, "file": file})["Location"]
    assert "正在读文件" in client.get(where).content.decode()
    carry_everything()
    return ImportRun.objects.latest("started_at"), client.get(where).content.decode()


def counts(run):
    return run.created, run.changed, run.same, run.refused


def test_sixty_rows_with_planted_errors_are_taken_or_refused_with_a_sentence(sun):
    listed, checked = items(organ().code), contents()
    listed[2]["way"], listed[4]["department"], listed[6]["basis"] = "随便查查", organ("fire_rescue").code, ""
    run, page = bring(sun, "supervised_item", listed)
    assert counts(run) == (7, 0, 0, 3) and "共 10 行" in page
    for sentence in ("监管方式请填", "这一行属于别的部门", "这一列必须填写"):
        assert sentence in page
    assert {fault.column for fault in run.faults.all()} == {"way", "department", "basis"}
    checked[0]["method"], checked[1]["code"] = "看一眼", checked[0]["code"]
    run, page = bring(sun, "check_content", checked)
    # 15 lean on the three items that were refused, one has no such method, one code stands there twice
    assert counts(run) == (33, 0, 0, 17)
    assert "这个编码还没有发布" in page and "检查方法请填" in page and "这个编码在文件里出现过了" in page
    assert SupervisedItem.objects.filter(code__startswith="97JG").count() == 7
    assert CheckContent.objects.filter(code__startswith="97JG").count() == 33
    owners = Edition.objects.filter(kind="check_content", code__startswith="97JG").values_list("owner", flat=True)
    assert set(owners) == {organ().code}  # a content belongs to the department of its item


def test_again_changes_nothing_and_a_changed_row_is_a_new_edition(sun):
    listed = items(organ().code)
    bring(sun, "supervised_item", listed)
    assert counts(bring(sun, "supervised_item", listed)[0]) == (0, 0, 10, 0)
    listed[0]["frequency"] = "每年一次"
    assert counts(bring(sun, "supervised_item", listed)[0]) == (0, 1, 9, 0)
    assert SupervisedItem.objects.get(code="97JG01").edition.number == 2


@pytest.mark.parametrize("kind", ["supervised_item", "check_content"])
def test_what_is_exported_comes_back_unchanged(sun, kind):
    exported = b"".join(sun.get(f"/exports/{kind}.csv").streaming_content)
    sun.post("/imports/", {"kind": kind, "file": SimpleUploadedFile("again.csv", exported)})
    carry_everything()
    run = ImportRun.objects.latest("started_at")
    assert (run.created, run.changed) == (0, 0) and run.same > 0
