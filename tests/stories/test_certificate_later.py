"""After the certificate: changed, renewed, replaced, cancelled on application; revoked or withdrawn by its organ."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from documents.models import Paper
from exchange.models import Notice
from identity.actors import actor_of_person
from licences.models import Licence
from portal.demonstration.certificates import ITEM_43
from records.ledger.carrying import carry_everything
from records.ledger.errors import Conflict, NotAllowed
from services.actions.afterlife import open_proceeding, start_after_life
from services.models import Application, Draft
from services.timers import watch_cases
from tests.cases import fresh, soon, task_of, words_of
from tests.cast import lin_for_her_shop, log_in, picture, told
from tests.house.guards import official, person
from tests.stories.test_after_the_decision import decided
from tests.stories.test_ten_items import when_every_organ_works_until_the_end, when_the_window_receives_and_accepts

pytestmark = pytest.mark.django_db
CONTACT = {"contact_name": "林晓岚", "contact_phone": "199 0000 2002", "later_reason": "铺面搬到隔壁。"}


@pytest.fixture
def lin():
    return lin_for_her_shop()


@pytest.fixture
def licence(lin):
    """Lin's hygiene licence."""
    return Licence.objects.get(case_ref=decided(ITEM_43, lin).reference)


def applied(lin, licence, act, **typed):
    """The case of what Lin applies for about her certificate."""
    answer = lin.post(f"/certificates/{licence.reference}/applications/", {"act": act})
    assert answer.status_code == 302, answer.content.decode()
    draft = told(lin, answer["Location"])
    answer = lin.post(f"/drafts/{draft}/form/", {**CONTACT, **typed, "next": "1"})
    assert answer.status_code == 302, answer.content.decode()
    lin.post(f"/drafts/{draft}/materials/hygiene_plan/", {"file": picture()})
    answer = lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})
    assert answer.status_code == 302, answer.content.decode()
    return Application.objects.get(draft_ref=draft)


def granted(case):
    """The case, worked until its end."""
    when_the_window_receives_and_accepts(case.reference)
    when_every_organ_works_until_the_end()
    return fresh(case)


def state(licence):
    return Licence.objects.get(pk=licence.pk).state


def test_the_page_of_a_certificate_leads_to_what_can_be_done_about_it(lin, licence):
    assert f"/certificates/{licence.reference}/" in lin.get(f"/licences/{licence.reference}/").content.decode()
    page = lin.get(f"/certificates/{licence.reference}/").content.decode()
    assert all(word in page for word in ("变更", "延续", "补证", "注销")) and "依职权" not in page
    assert log_in("wen").get(f"/certificates/{licence.reference}/").status_code == 404


def test_a_change_asks_only_what_changes_and_makes_a_new_version_with_the_same_number(lin, licence):
    case = applied(lin, licence, "change", premises="桃溪路 16 号", area="90")
    assert "变更" in case.name["zh-Hans"] and case.materials.count() == 2
    assert granted(case).result_kind == "licensed"
    new = Licence.objects.get(replaces=licence)
    assert (state(licence), new.state, new.number, new.valid_to) == (
        "replaced",
        "valid",
        licence.number,
        licence.valid_to,
    )
    assert "桃溪路 16 号" in lin.get(f"/licences/{new.reference}/").content.decode()
    assert "准予变更决定书" in words_of(Paper.objects.get(key=f"decision:{case.reference}"))
    assert 'data-result="valid"' in lin.get(f"/verify/?code={licence.number}").content.decode()
    assert 'data-result="replaced"' in lin.get(f"/verify/{licence.reference}/").content.decode()


def test_a_renewal_begins_when_the_old_term_ends(lin, licence):
    granted(applied(lin, licence, "renewal"))
    new = Licence.objects.get(replaces=licence)
    assert new.valid_to == licence.valid_to.replace(year=licence.valid_to.year + 4)


def test_a_lost_certificate_is_replaced_as_it_was(lin, licence):
    granted(applied(lin, licence, "replacement"))
    new = Licence.objects.get(replaces=licence)
    assert (new.valid_from, new.valid_to, state(licence)) == (licence.valid_from, licence.valid_to, "replaced")


def test_a_cancelled_certificate_is_cancelled_for_everybody(lin, licence):
    case = granted(applied(lin, licence, "cancellation"))
    assert (state(licence), case.result_kind) == ("cancelled", "granted")
    with pytest.raises(Conflict, match="已经失效"):
        start_after_life(licence_of(licence), "change", by=actor_of_firm())


def licence_of(licence):
    return Licence.objects.select_related("department").get(pk=licence.pk)


def actor_of_firm():
    from identity.actors import party_of
    from identity.models import Organisation

    return actor_of_person(person("lin"), acting_for=party_of(Organisation.objects.get()))


def test_the_same_is_not_applied_for_twice_at_a_time(lin, licence):
    applied(lin, licence, "renewal")
    answer = lin.post(f"/certificates/{licence.reference}/applications/", {"act": "renewal"})
    assert answer.status_code == 409 and "正在办理同样的事" in answer.content.decode()


def test_only_the_holder_applies(licence):
    with pytest.raises(NotAllowed):
        start_after_life(licence_of(licence), "change", by=actor_of_person(person("wen")))
    assert log_in("jia").post(f"/certificates/{licence.reference}/applications/", {"act": "change"}).status_code == 403


class TestSilence:
    """Applied for in time and not decided by the last day: renewed (行政许可法 50), by a row of the legal defaults."""

    def running(self, lin, licence, days):
        case = applied(lin, licence, "renewal")
        when_the_window_receives_and_accepts(case.reference)
        Licence.objects.filter(pk=licence.pk).update(valid_to=localdate() + timedelta(days))
        return case

    def test_the_organs_silence_renews(self, lin, licence):
        case = self.running(lin, licence, 30)
        watch_cases(soon(30))
        assert fresh(case).state == "accepted"
        watch_cases(soon(32))
        assert (fresh(case).state, fresh(case).deemed) == ("granted", True)
        assert Licence.objects.get(replaces=licence).state == "valid"
        assert "视为准予延续" in words_of(Paper.objects.get(key=f"decision:{case.reference}"))

    def test_not_where_it_was_applied_for_too_late(self, lin, licence):
        case = self.running(lin, licence, 29)
        watch_cases(soon(32))
        assert fresh(case).state == "accepted"


class TestByTheOrgan:
    def opened(self, licence, act="revocation", ground="fraud", who="jia"):
        page = log_in(who).get(f"/certificates/{licence.reference}/").content.decode()
        name = {"revocation": "h6", "recall": "h7", "cancellation": "h8"}[act]
        assert "依职权" in page and f'value="{name}"' in page
        sent = {"act": name, f"{name}-ground": ground, f"{name}-reason": "检测报告系伪造。"}
        answer = log_in(who).post(f"/certificates/{licence.reference}/proceedings/", sent)
        assert answer.status_code == 302, answer.content.decode()
        return Application.objects.get(licence_ref=licence.reference)

    def test_the_holder_is_told_first_and_the_decision_names_reasons_and_remedies(self, lin, licence):
        case = self.opened(licence)
        assert (case.state, case.organisation_id, state(licence)) == ("accepted", case.organisation_id, "valid")
        carry_everything()
        assert Notice.objects.filter(kind="application.proceeding", upper_ref=case.reference).exists()
        told_words = words_of(Paper.objects.get(kind="proceeding_notice"))
        assert "拟撤销告知书" in told_words and "检测报告系伪造。" in told_words and "第六十九条" in told_words
        assert lin.get(f"/applications/{case.reference}/").status_code == 200
        when_every_organ_works_until_the_end()
        assert (state(licence), fresh(case).result_kind) == ("revoked", "granted")
        decision = words_of(Paper.objects.get(key=f"decision:{case.reference}"))
        assert all(word in decision for word in ("撤销决定书", "检测报告系伪造。", "人民政府", "人民法院"))

    def test_the_head_may_decide_not_to(self, lin, licence):
        case = self.opened(licence, "recall", "facts_changed")
        answer = log_in("jia").post(
            f"/tasks/{task_of(case).reference}/decision/", {"do": "refuse", "opinion": "情况没有变化。"}
        )
        assert answer.status_code == 302
        carry_everything()
        assert (state(licence), fresh(case).state) == ("valid", "refused")
        assert "不予撤回" in words_of(Paper.objects.get(key=f"decision:{case.reference}"))

    def test_without_a_ground_and_facts_nothing_is_opened(self, licence):
        answer = log_in("jia").post(f"/certificates/{licence.reference}/proceedings/", {"act": "h6"})
        assert answer.status_code == 422 and "请选择情形" in answer.content.decode()
        assert not Application.objects.filter(licence_ref=licence.reference).exists()

    def test_another_organ_opens_nothing(self, licence):
        with pytest.raises(NotAllowed):
            open_proceeding(licence_of(licence), "revocation", ground="fraud", reason="x", by=official("an"))
        assert log_in("an").get(f"/certificates/{licence.reference}/").status_code == 404


def test_the_same_over_the_api(lin, licence):
    path = f"/api/v1/certificates/{licence.reference}/applications/"
    answer = lin.put(path, {"act": "renewal"}, content_type="application/json")
    assert (answer.status_code, answer.json()["licence_ref"]) == (200, licence.reference)
    assert Draft.objects.get(reference=answer.json()["reference"]).handling == "h3"
