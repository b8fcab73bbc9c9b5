"""A paper that is void or replaced is told so to everybody who checks it."""

import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from documents.actions import replace_paper, void_paper
from documents.models import Paper
from exchange.models import Notice
from records.ledger.carrying import carry_everything
from records.ledger.errors import Conflict, Invalid, NotAllowed
from tests.cast import log_in
from tests.house.guards import official

pytestmark = pytest.mark.django_db


def checked(paper):
    """What the public check says."""
    page = Client().get("/papers/check/", {"number": paper.number, "code": paper.code}).content.decode()
    return page.partition('data-result="')[2].partition('"')[0]


def verified(paper):
    """What the check of the file says."""
    file = SimpleUploadedFile("x.pdf", paper.stored_file.content(), "application/pdf")
    page = Client().post("/verify/", {"file": file}).content.decode()
    return page.partition('data-result="')[2].partition('"')[0]


def test_a_void_paper_says_so_by_number_and_by_file(ordered):
    paper = ordered()
    assert (checked(paper), verified(paper)) == ("made", "genuine_paper")
    void_paper(paper, reason="名称写错", by=official("an"))
    assert (checked(paper), verified(paper)) == ("void", "void")
    assert Notice.objects.filter(kind="paper.voided").count() == 1
    paper.refresh_from_db()
    assert "名称写错" not in str(bytes(paper.void_reason.blob()))


def test_it_is_void_once_and_needs_a_reason(ordered):
    paper = ordered()
    with pytest.raises(Invalid):
        void_paper(paper, reason="  ", by=official("an"))
    void_paper(paper, reason="错", by=official("an"))
    with pytest.raises(Conflict):
        void_paper(paper, reason="错", by=official("an"))


@pytest.mark.parametrize("who", ["bo", "mo", "sun", "qi"])
def test_only_the_organs_head_voids_and_replaces(ordered, who):
    paper = ordered()
    for act in (
        lambda: void_paper(paper, reason="错", by=official(who)),
        lambda: replace_paper(paper, by=official(who)),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_replaced_the_new_one_holds_and_the_old_one_says_so(ordered):
    paper = ordered()
    fresh = replace_paper(paper, data={"approver": "副局长"}, by=official("an"))
    assert replace_paper(paper, by=official("an")).pk == fresh.pk
    assert checked(paper) == "made"
    carry_everything()
    fresh.refresh_from_db()
    assert (checked(paper), checked(fresh), verified(paper)) == ("replaced", "made", "replaced")
    assert fresh.number != paper.number
    assert Paper.objects.filter(replaces=paper).count() == 1


def test_a_certificates_paper_follows_its_licence():
    paper = Paper.objects.filter(kind="certificate", department__role="market_regulation").first()
    with pytest.raises(Conflict):
        replace_paper(paper, by=official("an"))


def test_the_pages_do_the_same(ordered):
    paper = ordered()
    head, page = log_in("an"), f"/papers/{paper.reference}/"
    assert "作废这份文书" in head.get(page).content.decode()
    refused = head.post(f"{page}voiding/", {"reason": ""})
    assert (refused.status_code, "field wrong" in refused.content.decode()) == (422, True)
    assert head.post(f"{page}replacement/").status_code == 302
    assert head.post(f"{page}voiding/", {"reason": "名称写错"}).status_code == 302
    assert "名称写错" in log_in("lin").get(page).content.decode()
    assert log_in("lin").post(f"{page}voiding/", {"reason": "x"}).status_code == 403


def test_a_translation_is_marked_and_never_sealed(ordered, tmp_path):
    paper = ordered(item={"zh-Hans": "食品经营许可", "en": "Food-business licence"})
    answer = log_in("lin").get(f"/papers/{paper.reference}/translations/en/")
    file = tmp_path / "t.pdf"
    file.write_bytes(answer.content)
    said = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "Courtesy translation without legal force" in said
    assert "Notice of extension" in said
    assert "Food-business licence" in said
    assert b"/ByteRange" not in answer.content
    assert log_in("lin").get(f"/papers/{paper.reference}/translations/fr/").status_code == 404
    assert log_in("wen").get(f"/papers/{paper.reference}/translations/en/").status_code == 404


def test_words_that_came_with_the_order_have_no_translation(ordered):
    paper = ordered(paragraphs=["只有中文。"])
    assert log_in("lin").get(f"/papers/{paper.reference}/translations/en/").status_code == 404
