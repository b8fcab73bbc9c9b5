"""A county's list: each row whole or not at all, told line by line; again changes nothing; killed, it goes on."""

import pytest
from django.core.management import CommandError, call_command

from blueprints import importing
from blueprints.actions import begin_import
from blueprints.importing import carry_rows
from blueprints.loading import load
from blueprints.models import Edition, ImportRun
from records.ledger.actor import system_actor
from records.ledger.models import TrailEntry
from services.models import ServiceItem

from .lists import PLANTED, county_list, row, write_csv, write_json, write_xlsx

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("import")


def imported(path):
    call_command("import_items", path, verbosity=0, report=0)
    return ImportRun.objects.latest("started_at")


def counts(run):
    return run.created, run.changed, run.same, run.refused


def ours():
    return Edition.objects.filter(kind="service", code__startswith="11990102MB2026001X4")


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_json])
def test_605_rows_with_five_errors_give_600_items_and_five_sentences(tmp_path, write):
    path = write(tmp_path / f"list.{write.__name__.removeprefix('write_')}", county_list())
    first = imported(path)
    assert counts(first) == (600, 0, 0, 5)
    faults = {(fault.row, fault.column) for fault in first.faults.all()}
    shift = 0 if path.suffix == ".json" else 1
    columns = {17: "promise_day", 120: "depth_level", 301: "fee_basis", 404: "limit_scene_explain", 577: "catalog_code"}
    assert faults == {(number + shift, columns[number]) for number in PLANTED}
    assert all(fault.sentence.endswith("。") for fault in first.faults.all())
    assert ours().count() == ServiceItem.objects.filter(code__startswith="11990102MB").count() == 600
    second = imported(path)
    assert counts(second) == (0, 0, 600, 5)
    assert ours().count() == 600


def test_killed_in_the_middle_it_goes_on_and_ends_the_same(tmp_path, monkeypatch):
    path = write_csv(tmp_path / "list.csv", county_list())
    monkeypatch.setattr(importing, "BATCH", 100)
    begin = {"name": path.name, "form": "csv", "sha256": importing.hashlib.sha256(path.read_bytes()).hexdigest()}
    run = begin_import("service", by=SYSTEM, **begin)
    with path.open("rb") as stream:
        moved = carry_rows(run, stream, by=SYSTEM)
        next(moved), next(moved)
        moved.close()
    again = imported(path)
    assert (again.pk, counts(again), again.faults.count()) == (run.pk, (600, 0, 0, 5), 5)
    assert ours().count() == 600


def test_a_row_updates_its_item_in_place(tmp_path):
    imported(write_csv(tmp_path / "a.csv", county_list(3, {})))
    run = imported(
        write_csv(tmp_path / "b.csv", [row(1, promise_day="3"), row(2), row(3, accept_condition="材料齐全")])
    )
    assert counts(run) == (0, 2, 1, 0)
    item = load(ours().filter(code__endswith="990731000001").latest("number"))
    assert (item.promised.days, len(item.conditions)) == (3, 2)


def test_a_code_that_comes_twice_is_taken_once(tmp_path):
    run = imported(write_csv(tmp_path / "a.csv", [row(1), row(2), row(1, promise_day="1")]))
    assert counts(run) == (2, 0, 0, 1)
    assert run.faults.get().row == 4


def test_a_row_of_mess_says_what_is_wrong_in_every_cell(tmp_path):
    mess = row(
        1,
        promise_day="五",
        is_schedule="也许",
        by_law="某条例",
        handle_flow="受理",
        server_type="8",
        plan_effective_date="明天",
    )
    run = imported(write_csv(tmp_path / "a.csv", [mess]))
    columns = {"promise_day", "is_schedule", "by_law", "handle_flow", "plan_effective_date"}
    assert {fault.column for fault in run.faults.all()} >= columns
    assert not ours().exists()


def test_chinese_headings_and_old_encodings_are_read(tmp_path):
    titles = {"catalog_code": "基本编码", "task_name": "事项名称*", "dept_code": "实施主体编码"}
    rows = [{titles.get(name, name): cell for name, cell in row(1, nonsense="x").items()}]
    run = imported(write_csv(tmp_path / "a.csv", rows, "gb18030"))
    assert counts(run) == (1, 0, 0, 0)
    assert [(fault.row, fault.column) for fault in run.faults.all()] == [(1, "nonsense")]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_changes_nothing_when_it_comes_back(tmp_path, ending):
    imported(write_csv(tmp_path / "a.csv", county_list(3, {})))
    call_command("export_items", tmp_path / f"out.{ending}")
    run = imported(tmp_path / f"out.{ending}")
    assert list(run.faults.values_list("row", "column", "sentence")) == []
    assert (run.created, run.changed, run.refused) == (0, 0, 0)
    assert run.same >= 5


def test_a_broken_file_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK no sheet")
    with pytest.raises(CommandError, match="读不出来"):
        imported(tmp_path / "a.xlsx")
    with pytest.raises(CommandError, match="xlsx"):
        imported(tmp_path / "a.xlsx.exe") if (tmp_path / "a.xlsx.exe").write_bytes(b"") is not None else None


def test_one_trail_entry_a_batch(tmp_path):
    run = imported(write_csv(tmp_path / "a.csv", county_list(5, {})))
    entries = TrailEntry.objects.filter(stream=f"import:{run.reference}")
    assert list(entries.order_by("seq").values_list("act", flat=True)) == ["import.begin", "import.batch", "import.end"]


def test_a_batch_costs_a_constant_number_of_statements(tmp_path, django_assert_max_num_queries):
    path = write_csv(tmp_path / "a.csv", county_list(150, {}))
    with django_assert_max_num_queries(60):
        imported(path)
