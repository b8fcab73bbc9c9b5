"""The regulations library: every article addressable, as in force on a day, compared, and its dependants alarmed."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from blueprints.actions import publish_edition, save_working_copy
from blueprints.models import Reference
from records.ledger.actor import ANONYMOUS, system_actor
from records.ledger.errors import NotAllowed
from records.registers.actions.regulations import import_regulation, repeal_regulation
from records.registers.models import Article, Regulation, ToDo
from records.registers.rules.regulation_text import read_markdown
from tests.cast import log_in

pytestmark = pytest.mark.django_db
TITLE = "岚江省政务服务条例"
SYSTEM = system_actor("test")
READ_ON = date(2026, 11, 24)
ITEM = "990131900000"


def specimen(extra: str = "") -> str:
    return f"# 岚江省样例法\n\n2020年5月1日 岚江省人民代表大会通过\n\n<!-- INFO END -->\n\n第一条 甲。{extra}\n\n第二条 乙。\n"


def enter(text: str, version: date = date(2020, 5, 1)) -> Regulation:
    return import_regulation(read_markdown(text), version=version, source="样例公报", read_on=READ_ON, by=SYSTEM)


@pytest.fixture
def leaning():
    content = {
        "number": 900, "name": {"zh-Hans": "样例事项", "en": "Specimen"}, "complete": False, "catalog_code": ITEM,
        "type": "01", "audience": ["natural"], "department_name": {"zh-Hans": "样例局", "en": "Specimen"},
        "legal_basis": [{"id": "b1", "title": "岚江省样例法", "article": "第一条第一款"}],
    }  # fmt: skip
    save_working_copy("service", ITEM, content, by=SYSTEM, owner="11990102MB0000031T")
    publish_edition("service", ITEM, by=SYSTEM)


def test_a_version_holds_until_the_next_one():
    old, new = Regulation.objects.filter(title=TITLE).order_by("valid_from")
    assert (old.valid_from, old.valid_to) == (date(2022, 3, 1), date(2025, 6, 1))
    assert new.valid_to is None


@pytest.mark.parametrize(("on", "first_day"), [("2023-05-05", "2022-03-01"), ("2025-06-01", "2025-06-01")])
def test_the_version_in_force_on_a_day_is_shown(client, on, first_day):
    newest = Regulation.objects.filter(title=TITLE).order_by("-valid_from").first()
    page = client.get(f"/regulations/{newest.reference}/?on={on}", follow=True).content.decode()
    assert f"<b>{first_day}</b>" in page


def test_before_the_first_version_nothing_was_in_force(client):
    row = Regulation.objects.filter(title=TITLE).first()
    answer = client.get(f"/regulations/{row.reference}/?on=2020-01-01")
    assert answer.status_code == 404
    assert "没有有效的版本" in answer.content.decode()


def test_an_article_is_found_however_it_is_cited(client):
    for number in ("3", "三", "第三条", "第三条第一款"):
        page = client.get(f"/laws/{TITLE}/{number}/", {"on": "2023-01-01"}).content.decode()
        assert "任何一个综合窗口" in page
    assert "自己选择网上、窗口" in client.get(f"/laws/{TITLE}/3/", {"on": "2026-01-01"}).content.decode()


def test_two_versions_are_compared_article_by_article(client):
    old, new = Regulation.objects.filter(title=TITLE).order_by("valid_from")
    page = client.get(f"/regulations/{new.reference}/changes/{old.reference}/").content.decode()
    assert "一次<ins>书面</ins>说清" in page
    assert "第三条 <span" in page
    assert "第五条" not in page  # only renumbered


def test_importing_again_changes_nothing():
    before = list(Regulation.objects.values_list("pk", "valid_to"))
    row = enter(specimen())
    assert enter(specimen()).pk == row.pk
    assert Article.objects.filter(regulation=row).count() == 2
    assert set(before) < set(Regulation.objects.values_list("pk", "valid_to"))


def test_an_amendment_puts_a_to_do_on_what_cites_the_changed_article(leaning):
    enter(specimen())
    assert not ToDo.objects.filter(kind="article.amended").exists()
    enter(specimen("又甲。"), date(2024, 5, 1))
    todo = ToDo.objects.get(kind="article.amended")
    assert todo.subject == ITEM
    assert todo.department.role == "market_regulation"
    assert "《岚江省样例法》第一条已修改" in todo.sentence["zh-Hans"]


def test_a_repeal_puts_a_to_do_on_everything_that_cites_it_at_once(leaning):
    row = enter(specimen())
    repeal_regulation(row, on=date(2027, 1, 1), repealed_by="岚江省新法", by=SYSTEM)
    assert ToDo.objects.get(kind="article.repealed").subject == ITEM
    assert "要核对的地方" in log_in("sun").get("/todos/").content.decode()
    assert "已废止，请换依据" in log_in("sun").get("/todos/").content.decode()
    assert "已废止，请换依据" not in log_in("rui").get("/todos/").content.decode()


def test_the_page_of_a_regulation_shows_what_leans_on_it(client, leaning):
    row = enter(specimen())
    assert f'href="/services/{ITEM}/"' in client.get(f"/regulations/{row.reference}/").content.decode()
    assert "样例事项" in client.get("/laws/岚江省样例法/一/").content.decode()


def test_the_item_authority_repeals_on_the_page_and_a_stranger_does_not():
    row = enter(specimen())
    form = {"on": "2027-01-01", "repealed_by": "岚江省新法"}
    assert log_in("wen").post(f"/regulations/{row.reference}/repeal/", form).status_code == 403
    assert log_in("ren").post(f"/regulations/{row.reference}/repeal/", form).status_code == 302
    row.refresh_from_db()
    assert row.valid_to == date(2027, 1, 1)


def test_nobody_imports_law_without_the_right():
    with pytest.raises(NotAllowed):
        import_regulation(read_markdown(specimen()), version=None, source="x", read_on=READ_ON, by=ANONYMOUS)


@pytest.mark.parametrize(
    "text",
    ["# 无条", "# 无条\n<!-- INFO END -->\n", "第一条 x<!-- INFO END -->第一条", specimen() + "\n第二条 又来。\n"],
)
def test_what_is_no_text_of_law_is_refused_with_a_reason(text):
    with pytest.raises(ValueError, match=r"\w+"):
        read_markdown(text)


@pytest.mark.parametrize("words", ["综合窗口", "一次说清", "共享 材料"])
def test_articles_are_found_by_their_words(client, words):
    assert TITLE in client.get("/regulations/", {"q": words}).content.decode()


@pytest.mark.parametrize("url", ["/regulations/", f"/laws/{TITLE}/3/", "/api/v1/regulations/?on=2023-01-01"])
def test_a_page_of_the_library_asks_few_questions(client, django_assert_max_num_queries, url):
    with django_assert_max_num_queries(6):
        assert client.get(url).status_code == 200


def test_text_of_law_without_a_source_cannot_be_kept():
    assert not Article.objects.exclude(text="").filter(source="").exists()


LAWS = Path(os.environ.get("LAWS") or "/nowhere")
TEXTS = sorted(path for path in LAWS.glob("*.md") if path.name != "README.md")
HAN = "[一二三四五六七八九十百零]"
real = pytest.mark.skipif(not TEXTS, reason="LAWS names no folder of real texts")


@real
def test_all_real_texts_import_with_every_article_addressable(client):
    for path in TEXTS:
        content, version = path.read_text(encoding="utf-8"), date.fromisoformat(path.stem[-11:-1])
        row = enter(content, version)
        counted = re.findall(rf"^第{HAN}+条(?:之{HAN}+)?(?=[\s\u3000])", content, re.MULTILINE)
        assert row.articles.count() == len(counted), path.name
    assert Regulation.objects.exclude(title=TITLE).count() == len(TEXTS)
    assert "行政许可" in client.get("/laws/行政许可法/三十二/").content.decode()


@real
def test_the_two_versions_of_the_shanghai_regulation_are_told_apart(client):
    for path in TEXTS:
        if "上海市优化营商环境条例" in path.name:
            enter(path.read_text(encoding="utf-8"), date.fromisoformat(path.stem[-11:-1]))
    old, new = Regulation.objects.filter(title="上海市优化营商环境条例").order_by("valid_from")
    held = [Regulation.objects.filter(title=old.title).valid_on(day).first() for day in (
        date(2020, 4, 9), date(2020, 4, 10), date(2024, 9, 26), date(2024, 9, 27))]  # fmt: skip
    assert held == [None, old, old, new]
    assert "处不同" in client.get(f"/regulations/{new.reference}/changes/{old.reference}/").content.decode()
    page = client.get(f"/regulations/{old.reference}/?on=2023-12-01", follow=True).content.decode()
    assert "没有收录 2021-10-28、2023-11-22 修正后的文本" in page


@real
def test_every_article_the_demonstration_cites_from_the_real_texts_exists(client):
    for path in TEXTS:
        enter(path.read_text(encoding="utf-8"), date.fromisoformat(path.stem[-11:-1]))
    kept = set(Regulation.objects.values_list("title", flat=True))
    cited = Reference.objects.filter(kind="article").values_list("code", flat=True).distinct()
    inside = [code.split("#") for code in cited if code.split("#")[0] in kept]
    gone = [pair for pair in inside if not Article.objects.filter(regulation__title=pair[0], number=pair[1]).exists()]
    assert len(inside) > 15
    assert gone == []


@real
def test_texts_tell_what_they_repeal_and_what_they_are_made_after(client):
    for path in TEXTS:
        if path.name.startswith(("上海市优化营商环境条例", "优化营商环境条例", "居民身份证法")):
            enter(path.read_text(encoding="utf-8"), date.fromisoformat(path.stem[-11:-1]))
    cards = Regulation.objects.get(title__contains="居民身份证法")
    assert {"kind": "repeals", "title": "中华人民共和国居民身份证条例"} in cards.relations
    above = Regulation.objects.get(title="优化营商环境条例")
    page = client.get(f"/regulations/{above.reference}/").content.decode()
    below = Regulation.objects.filter(title="上海市优化营商环境条例").newest().get()
    assert "根据本文制定" in page
    assert f"/regulations/{below.reference}/" in page
