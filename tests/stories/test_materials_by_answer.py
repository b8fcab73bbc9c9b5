"""What I answer in the form decides what I bring: nothing that belongs to another situation is asked, shown or kept."""

import pytest

from portal.demonstration.editions import TEN
from services.models import Alert, Application, ApplicationMaterial, Mark
from tests.cast import log_in, picture, told
from tests.stories.test_ten_items import ANSWERS, WHO

pytestmark = pytest.mark.django_db
RESIDENCE = next(content for content in TEN if content["number"] == 15)
LEASE, CONTRACT = "住所证明", "就业证明"


@pytest.fixture
def lin():
    return log_in("lin")


@pytest.fixture
def draft(lin):
    return told(lin, lin.post(f"/services/{RESIDENCE['catalog_code']}/drafts/")["Location"])


def element(name):
    return next(m["element"] for m in RESIDENCE["materials"] if m["name"]["zh-Hans"] == name)


def answer_ground(lin, draft, ground):
    answers = {**WHO, **ANSWERS[15], "residence_ground": ground, "next": "1"}
    assert lin.post(f"/drafts/{draft}/form/", answers).status_code == 302


def upload(lin, draft, name):
    return lin.post(f"/drafts/{draft}/materials/{element(name)}/", {"file": picture()})


def submit(lin, draft):
    return lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})


def materials_page(lin, draft):
    return lin.get(f"/drafts/{draft}/materials/").content.decode()


def test_a_home_asks_for_the_lease_and_not_for_a_contract(lin, draft):
    answer_ground(lin, draft, "home")
    page = materials_page(lin, draft)
    assert LEASE in page and CONTRACT not in page and "就读证明" not in page


def test_what_the_answer_asks_for_must_be_there_and_nothing_else(lin, draft):
    answer_ground(lin, draft, "home")
    upload(lin, draft, "近期证件照片")
    refused = submit(lin, draft)
    assert (refused.status_code, LEASE in refused.content.decode(), CONTRACT in refused.content.decode()) == (
        422,
        True,
        False,
    )
    assert upload(lin, draft, CONTRACT).status_code == 422
    upload(lin, draft, LEASE)
    assert submit(lin, draft).status_code == 302


def test_another_answer_asks_anew_and_what_it_made_needless_is_not_handed_in(lin, draft):
    answer_ground(lin, draft, "home")
    upload(lin, draft, "近期证件照片")
    upload(lin, draft, LEASE)
    answer_ground(lin, draft, "work")
    assert CONTRACT in submit(lin, draft).content.decode()
    upload(lin, draft, CONTRACT)
    case = submit(lin, draft)["Location"].split("/")[2]
    root = Application.objects.get(reference=case)
    kept = set(ApplicationMaterial.objects.filter(application=root).values_list("element", flat=True))
    assert element(CONTRACT) in kept and element(LEASE) not in kept


def test_the_counter_sees_and_marks_only_what_was_asked(lin, draft):
    answer_ground(lin, draft, "home")
    upload(lin, draft, "近期证件照片")
    upload(lin, draft, LEASE)
    case = submit(lin, draft)["Location"].split("/")[2]
    mo = log_in("mo")
    mo.post(f"/desk/{case}/receipt/")
    page = mo.get(f"/desk/{case}/").content.decode()
    assert LEASE in page and CONTRACT not in page
    mo.post(f"/desk/{case}/marks/", {"element": element(CONTRACT), "kind": "material", "sentence": "请补交。"})
    assert not Mark.objects.exists()
    assert Alert.objects.get().rule == "off_list_material"


def test_the_counter_reads_why_nothing_was_handed_in(lin, draft):
    answer_ground(lin, draft, "home")
    upload(lin, draft, "近期证件照片")
    upload(lin, draft, LEASE)
    check = lin.get(f"/drafts/{draft}/check/").content.decode()
    case = submit(lin, draft)["Location"].split("/")[2]
    desk = log_in("mo").get(f"/desk/{case}/").content.decode()
    for page in (check, desk):
        assert (page.count("填表生成"), page.count("部门共享，免提交")) == (1, 1)
