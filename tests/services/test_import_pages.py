"""A department's administrator brings a list by the page: errands carry it, the report says what to mend."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blueprints.models import ImportRun
from records.ledger.carrying import carry_everything
from records.registers.models import Department
from tests.cast import log_in

from .lists import county_list, row, write_csv, write_xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def sun():
    return log_in("sun")


def bring(client, path):
    file = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post("/imports/", {"kind": "service", "file": file})


def rows_of_suns_office(count, planted=None):
    office = Department.objects.get(mandates__person__user__username="sun")
    rows = county_list(count, planted or {})
    return [
        {**cells, "dept_code": office.code, "task_code": f"{office.code}{cells['task_code'][18:]}"} for cells in rows
    ]


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_an_uploaded_list_is_carried_by_errands_and_reported(tmp_path, sun, write):
    page = bring(sun, write(tmp_path / f"a.{write.__name__[6:]}", rows_of_suns_office(20, {3: {"promise_day": "25"}})))
    assert page.status_code == 302
    assert "正在读文件" in sun.get(page["Location"]).text
    carry_everything()
    shown = sun.get(page["Location"]).text
    assert "共 20 行" in shown and "承诺办结时限" in shown
    run = ImportRun.objects.latest("started_at")
    assert (run.created, run.refused, run.total) == (19, 1, 20)
    assert (
        sun.get(f"{page['Location']}report/")
        .getvalue()
        .decode("utf-8-sig")
        .splitlines()[1]
        .startswith("4,promise_day,")
    )


def test_rows_of_another_department_are_refused_one_by_one(tmp_path, sun):
    page = bring(sun, write_csv(tmp_path / "a.csv", [row(1)]))
    carry_everything()
    assert "这一行属于别的部门" in sun.get(page["Location"]).text


@pytest.mark.parametrize(("name", "content", "sentence"), [("a.doc", b"x", "只能导入"), ("a.csv", b"", "空")])
def test_what_cannot_be_read_is_said_on_the_form(sun, name, content, sentence):
    page = sun.post("/imports/", {"kind": "service", "file": SimpleUploadedFile(name, content)})
    assert page.status_code == 422
    assert sentence in page.text


def test_a_broken_file_ends_its_run_with_the_reason(sun):
    page = sun.post("/imports/", {"kind": "service", "file": SimpleUploadedFile("a.xlsx", b"PK broken")})
    carry_everything()
    assert "文件读不出来" in sun.get(page["Location"]).text


def test_the_template_has_every_heading_and_the_export_comes_back_unchanged(tmp_path, sun):
    template = sun.get("/exports/service.csv?template").getvalue().decode("utf-8-sig")
    assert "事项名称*" in template and "承诺办结时限" in template
    exported = b"".join(sun.get("/exports/service.csv").streaming_content)
    (tmp_path / "again.csv").write_bytes(exported)
    bring(sun, tmp_path / "again.csv")
    carry_everything()
    run = ImportRun.objects.latest("started_at")
    assert (run.created, run.changed, run.refused) == (0, 0, 0)


def test_a_stranger_sees_neither_the_run_nor_the_list(tmp_path, sun):
    page = bring(sun, write_csv(tmp_path / "a.csv", [row(1)]))
    for stranger in ("lin", "mo", "bo"):
        assert log_in(stranger).get(page["Location"]).status_code == 404
        assert log_in(stranger).get("/exports/service.csv").status_code == 403
