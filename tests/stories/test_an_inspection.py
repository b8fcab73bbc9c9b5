"""One inspection from a public list to a public result: plan, draw, a joint visit of three organs, a finding, its
rectification and re-check; the draw replayed by anybody. Nothing here needs the app of services."""

import json
import re

import pytest
from django.test import Client
from django.utils.timezone import localdate

from documents.models import Paper
from enforcement.models import Assignment, Draw, Finding, Inspection, Publication, YearPlan
from identity.models import User
from identity.rules.assurance import Proof
from identity.sessions import PROOFS, SEEN, as_kept
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.ledger.models import TrailEntry
from tests.enforcement.scene import ITEMS, ORGANS, approved, jpeg, organ, place
from workflows.models import Task

pytestmark = pytest.mark.django_db
BAD = "99JG010104"


def log_in(username):
    client = Client()
    client.force_login(User.objects.get(username=username), backend="identity.backends.AccountBackend")
    session = client.session
    session.update({PROOFS: as_kept([Proof("password", now())]), SEEN: now().timestamp()})
    session.save()
    return client


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def did(client, path, data=None, files=None):
    answer = client.post(path, {**(data or {}), **(files or {})})
    assert answer.status_code == 302, (path, answer.status_code, answer.content.decode()[:3000])
    return answer["Location"]


def test_from_a_public_list_to_a_public_result():
    anybody, tao, luyao, an = Client(), log_in("tao"), log_in("luyao"), log_in("an")
    the_list_and_the_caps_are_public(anybody)
    draw = a_draw_under_the_published_plan(anybody, tao)
    check = Assignment.objects.filter(draw=draw).order_by("id").first()
    joined = [approved(role, premises=check.premises) for role in ("fire_rescue", "health")]
    visit = one_visit_for_three(tao, check, joined)
    on_site(visit, anybody, tao, luyao)
    everybody_else_is_done(draw, check)
    anybody_replays(anybody, draw)
    results_are_published(anybody, an, visit, check)
    rectified_and_checked_again(tao, an, visit)


def the_list_and_the_caps_are_public(anybody):
    assert "对餐饮服务食品安全的检查" in text(anybody, "/supervised-items/?q=餐饮服务")
    assert "食品贮存离墙离地 10 厘米以上" in text(anybody, "/supervised-items/99JG0101/")
    page = text(anybody, "/inspection-plans/")
    assert "云浦区市场监督管理局" in page and "国办发〔2024〕54号" in page
    assert "99JG010104" in b"".join(anybody.get("/open-data/check-contents.csv")).decode()


def a_draw_under_the_published_plan(anybody, tao):
    plan = YearPlan.objects.get(department=organ())
    did(tao, f"/enforcement/plans/{plan.reference}/draws/", {"items": ["99JG0101"]})
    draw = Draw.objects.get()
    before = text(anybody, f"/draws/{draw.reference}/")
    assert draw.commitment in before and draw.digest in before and "PM-" not in before
    did(tao, f"/enforcement/draws/{draw.reference}/drawing/", {"share": "314159"})
    assert "PM-" not in text(anybody, f"/draws/{draw.reference}/")
    assert anybody.get(f"/draws/{draw.reference}/replay.json").status_code == 404
    draw.refresh_from_db()
    checks = Assignment.objects.filter(draw=draw)
    assert checks.count() == len(draw.picks) > 3
    assert all(check.state == "approved" and check.officers.count() == 2 and check.counted for check in checks)
    return draw


def one_visit_for_three(tao, check, joined):
    did(tao, f"/enforcement/checks/{check.reference}/visit/", {"day": localdate().isoformat()})
    visit = Inspection.objects.get()
    assert {one.department.role for one in visit.assignments.all()} == set(ORGANS)
    assert visit.lead == check.department and {one.inspection for one in joined} == {None}
    return visit


def on_site(visit, anybody, tao, luyao):
    path = f"/field/{visit.reference}"
    assert visit.premises.name in text(tao, "/field/") and visit.premises.name in text(luyao, "/field/")
    did(tao, f"{path}/certificates/", {"scanned": "yes"})
    shown = text(anybody, f"/visit-codes/{visit.code}/")
    assert "99010200101" in shown and "综合" not in shown
    for role, (_, officer, _) in ORGANS.items():
        client = tao if role == "market_regulation" else log_in(officer)
        for code in visit.assignments.get(department__role=role).contents:
            if code != BAD:
                did(client, f"{path}/answers/{code}/", {"result": "ok"})
    refused = tao.post(f"{path}/answers/{BAD}/", {"result": "bad", "note": "6 袋大米直接落地"})
    assert refused.status_code == 422 and "6 袋大米直接落地" in refused.content.decode()
    photo = io_named(jpeg())
    said = {"result": "bad", "note": "6 袋大米直接落地", "remedy": "rectify"}
    did(tao, f"{path}/answers/{BAD}/", said, {"photo": photo})
    early = tao.post(f"{path}/closing/")
    assert early.status_code == 422 and "签名" in early.content.decode()
    did(tao, f"{path}/signature/", {"signer": "", "reason": "负责人不在场，店员不愿代签"})
    did(tao, f"{path}/closing/")
    carry_everything()
    visit.refresh_from_db()
    kinds = set(Paper.objects.filter(upper_ref=visit.reference, made_at__isnull=False).values_list("kind", flat=True))
    assert kinds == {"inspection_notice", "site_record"} and visit.state == "closed"
    acts = TrailEntry.objects.of(f"case:{visit.reference}").values_list("act", flat=True)
    assert {"visit.arrange", "visit.start", "visit.note", "visit.close", "paper.make"} <= set(acts)


def io_named(content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("photo.jpg", content, "image/jpeg")


def everybody_else_is_done(draw, check):
    """The other drawn checks are given up by the head, each with a reason that stands beside the draw."""
    an = log_in("an")
    for other in Assignment.objects.filter(draw=draw, state="approved"):
        did(an, f"/enforcement/checks/{other.reference}/cancellation/", {"give-up-reason": "已停业"})
    from enforcement.timers import watch_results

    watch_results(now())
    draw.refresh_from_db()
    assert draw.state == "opened"


def anybody_replays(anybody, draw):
    page = text(anybody, f"/draws/{draw.reference}/")
    assert "结果与公布的一致" in page and "已停业" in page
    data = json.loads(anybody.get(f"/draws/{draw.reference}/replay.json").content)
    assert data["share"] == "314159" and [ref for ref, _ in data["drawn"]] == [ref for ref, _ in draw.picks]
    assert "陶然" not in json.dumps(data, ensure_ascii=False) and "林记" not in json.dumps(data, ensure_ascii=False)


def results_are_published(anybody, an, visit, check):
    assert visit.premises.firm.name not in text(anybody, "/inspection-results/")
    did(an, f"/inspections/{visit.reference}/results/{check.reference}/")
    page = text(anybody, "/inspection-results/")
    assert visit.premises.firm.name in page and "发现问题" in page
    assert visit.premises.address not in page and "大米" not in page
    row = Publication.objects.get(assignment=check)
    assert row.due_on > localdate() and row.shown_to > row.shown_from


def rectified_and_checked_again(tao, an, visit):
    finding = Finding.objects.get()
    assert finding.state == "open" and finding.order.kind == "rectification_order"
    assert Task.objects.open().get(process__upper_ref=finding.reference).key == "recheck"
    where = did(tao, f"/inspections/{visit.reference}/findings/{finding.reference}/recheck/")
    check = re.search(r"(IA-\w+)", where).group(1)
    did(an, f"/enforcement/checks/{check}/approval/")
    where = did(tao, f"/enforcement/checks/{check}/visit/", {"day": localdate().isoformat()})
    path = "/field/" + re.search(r"(IN-\w+)", where).group(1)
    did(tao, f"{path}/certificates/")
    did(tao, f"{path}/answers/{BAD}/", {"result": "ok"})
    did(tao, f"{path}/signature/", {"signer": "店长"})
    did(tao, f"{path}/closing/")
    carry_everything()
    task = Task.objects.open().get(process__upper_ref=finding.reference)
    assert task.key == "close"
    did(an, f"/tasks/{task.reference}/decision/", {"do": "approve", "opinion": "同意销号"})
    carry_everything()
    finding.refresh_from_db()
    assert finding.state == "done"
    file = text(an, f"/enforcement/files/{place(visit.premises.name).reference}/")
    assert "整改复查" in file and ITEMS["market_regulation"] not in file
