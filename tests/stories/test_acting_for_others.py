"""Acting for others: a family, a power of attorney, a firm's handlers, a village helper; each reach ends where it ends."""

import json
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from blueprints.loading import load
from documents.keeping import opened as merge_fields
from documents.models import Paper
from exchange.models import Notice
from identity.actions.families import end_of_childhood
from identity.actions.firms import change_representative
from identity.actors import actor_of
from identity.models import FamilyTie, Handler, HelpEntry, HelperScope, Organisation, Person, Proxy
from identity.rules.acting import IN_PERSON
from portal.demonstration.certificates import ITEM_12
from portal.demonstration.complete import BUNDLE
from records.ledger.actor import system_actor
from records.ledger.carrying import carry_everything
from records.ledger.models import ReadEntry, TrailEntry
from services.models import Application, Draft, ServiceItem
from tests.cast import handler_of, log_in, picture, start_draft, told

pytestmark = pytest.mark.django_db
BY = system_actor("test")
ID_CARD = ITEM_12["catalog_code"]


def person(username):
    return Person.objects.get(user__username=username)


def other_item(*but):
    """An item for natural persons that can be applied for online, other than those."""
    rows = ServiceItem.objects.filter(complete=True).select_related("edition").order_by("number")
    fitting = (
        r
        for r in rows
        if load(r.edition).process and "natural" in load(r.edition).audience and not load(r.edition).in_person
    )
    return next(row.code for row in fitting if row.code not in but)


def choose(client, token):
    return client.post("/account/acting-for/", {"party": token})


def begin(client, code, **typed):
    return client.post(f"/services/{code}/drafts/", typed)


def reference(answer):
    assert answer.status_code == 302, answer.content.decode()
    assert "/drafts/" in answer["Location"], answer["Location"]
    return answer["Location"].split("/")[2]


def fill(client, draft):
    """The notice read, then every required field and material, by their kinds."""
    told(client, f"/drafts/{draft}/notice/")
    row = Draft.objects.get(reference=draft)
    item = load(row.edition)
    typed = {field.id: value_of(field) for field in item.form.fields()}
    answer = client.post(f"/drafts/{draft}/form/", {**typed, "next": "1"})
    assert answer.status_code == 302, answer.content.decode()
    for material in item.materials:
        if not material.exempt:
            client.post(f"/drafts/{draft}/materials/{material.element}/", {"file": picture()})


def value_of(field):
    """Something right for a field."""
    if field.kind == "choice":
        return field.choices[0].id
    known = {
        "phone": "19900004004", "number": "3", "date": "2026-01-05", "identity_document": "990102198605140043", "money": "100",
        "declaration": "on", "yes_no": "no",
    }  # fmt: skip
    return known.get(field.kind, "云浦区临溪街道桃溪路 18 号")


def submit(client, draft):
    return client.post(f"/drafts/{draft}/submission/", {"declare": "on"})


class TestPowerOfAttorney:
    @pytest.fixture
    def proxy(self):
        return Proxy.objects.get(person=person("fang"))

    @pytest.fixture
    def yao(self, proxy):
        client = log_in("yao")
        choose(client, proxy.reference)
        return client

    def test_every_page_says_for_whom_and_the_principal_is_told_of_each_act(self, proxy, yao):
        draft = reference(begin(yao, proxy.scope[0]))
        row = Draft.objects.get(reference=draft)
        assert (row.person, row.agent, row.right) == (person("fang"), person("yao"), proxy.reference)
        for page in (f"/drafts/{draft}/notice/", "/", "/services/"):
            assert "您正在为" in yao.get(page).content.decode()
        fill(yao, draft)
        case = submit(yao, draft)["Location"].split("/")[2]
        told = set(Notice.objects.filter(recipient=person("fang").reference).values_list("kind", flat=True))
        assert {"agent.started", "agent.submitted", "application.submitted"} <= told
        entry = TrailEntry.objects.of(f"case:{case}").get(act="application.submit")
        said = json.loads(entry.body)
        assert (said["actor"], said["acting_for"]) == (person("yao").reference, person("fang").reference)
        shown = yao.get(f"/applications/{case}/").content.decode()
        assert proxy.reference in shown
        assert ReadEntry.objects.filter(person=person("fang").reference, actor=person("yao").reference).exists()

    def test_the_paper_says_who_acted_for_whom(self, proxy, yao):
        draft = reference(begin(yao, proxy.scope[0]))
        fill(yao, draft)
        case = submit(yao, draft)["Location"].split("/")[2]
        log_in("mo").post(f"/desk/{case}/receipt/")
        carry_everything()
        receipt = Paper.objects.get(kind="receipt", upper_ref=case)
        assert receipt.recipients == [person("fang").reference, proxy.reference]
        assert ["受托人", f"姚捷（{proxy.reference}）"] in [list(fact) for fact in opened(receipt)["facts"]]
        assert yao.get(f"/papers/{receipt.reference}/file/").status_code == 200

    def test_another_item_is_out_of_its_scope(self, proxy, yao):
        assert begin(yao, other_item(*proxy.scope)).status_code == 403

    def test_it_reaches_what_was_begun_under_it_and_nothing_else_of_the_principal(self, proxy, yao):
        fang = log_in("fang")
        own = reference(begin(fang, proxy.scope[0]))
        fill(fang, own)
        case = submit(fang, own)["Location"].split("/")[2]
        assert yao.get(f"/applications/{case}/").status_code == 404
        assert yao.get(f"/api/v1/applications/{case}/").status_code == 404
        assert case not in yao.get("/applications/").content.decode()
        assert case not in str(yao.get("/api/v1/applications/").json())

    def test_revoked_it_ends_in_the_open_session_on_page_list_api_and_file(self, proxy, yao):
        draft = reference(begin(yao, proxy.scope[0]))
        fill(yao, draft)
        case = submit(yao, draft)["Location"].split("/")[2]
        element = (
            Application.objects.get(reference=case)
            .materials.exclude(stored_file=None)
            .values_list("element", flat=True)
        )
        doors = [f"/applications/{case}/", f"/api/v1/applications/{case}/"]
        doors += [f"/applications/{case}/materials/{e}/" for e in element[:1]]
        assert [yao.get(door).status_code for door in doors] == [200] * len(doors)
        log_in("fang").post(f"/acting/proxies/{proxy.reference}/revocation/")
        assert [yao.get(door).status_code for door in doors] == [404] * len(doors)
        assert case not in yao.get("/applications/").content.decode()
        assert "您正在为" not in yao.get("/").content.decode()

    def test_it_counts_only_once_accepted_and_only_in_its_days(self, proxy):
        yao = log_in("yao")
        for change in (
            {"accepted_at": None},
            {"valid_to": localdate() - timedelta(1)},
            {"valid_from": localdate() + timedelta(1)},
        ):
            kept = {name: getattr(proxy, name) for name in change}
            Proxy.objects.filter(pk=proxy.pk).update(**change)
            assert choose(yao, proxy.reference).status_code == 404
            Proxy.objects.filter(pk=proxy.pk).update(**kept)

    def test_a_single_use_goes_into_one_application(self, proxy, yao):
        Proxy.objects.filter(pk=proxy.pk).update(single_use=True)
        draft = reference(begin(yao, proxy.scope[0]))
        fill(yao, draft)
        submit(yao, draft)
        assert begin(yao, proxy.scope[0]).status_code == 409

    def test_for_one_case_it_shows_that_case_and_starts_none(self, proxy, yao):
        fang = log_in("fang")
        own = reference(begin(fang, proxy.scope[0]))
        fill(fang, own)
        case = submit(fang, own)["Location"].split("/")[2]
        Proxy.objects.filter(pk=proxy.pk).update(scope=[], case=case)
        assert yao.get(f"/applications/{case}/").status_code == 200
        assert begin(yao, proxy.scope[0]).status_code == 403
        assert log_in("wen").get(f"/applications/{case}/").status_code == 404

    def test_the_form_gives_one_and_the_agent_answers(self, proxy):
        fang, yao, day = log_in("fang"), person("yao"), localdate()
        typed = {
            "name": "姚捷", "document": "111", "number": yao.id_number.plain(), "scope": [other_item()],
            "valid_from": day, "valid_to": day + timedelta(30),
        }  # fmt: skip
        wrong = fang.post("/acting/proxies/", {**typed, "name": "姚杰"})
        assert (wrong.status_code, "没有找到这个人" in wrong.content.decode()) == (422, True)
        made = fang.post("/acting/proxies/", typed)["Location"]
        assert log_in("wen").get(made).status_code == 404
        agent = log_in("yao")
        agent.post(f"{made}acceptance/")
        assert "有效" in agent.get(made).content.decode()
        carry_everything()
        assert Notice.objects.filter(recipient=yao.reference, kind="right.proxy.give").exists()


def opened(paper):
    """The merge fields of a paper."""
    return merge_fields(paper.data, paper.key)


class TestFamily:
    @pytest.fixture
    def tie(self):
        return FamilyTie.objects.select_related("subject").get(kind="guardian")

    def test_a_guardian_applies_for_the_child_and_sees_all_of_its_cases(self, tie):
        fang = log_in("fang")
        choose(fang, tie.reference)
        draft = reference(begin(fang, other_item()))
        assert Draft.objects.get(reference=draft).person == tie.subject
        fill(fang, draft)
        case = submit(fang, draft)["Location"].split("/")[2]
        assert fang.get(f"/applications/{case}/").status_code == 200
        choose(fang, "")
        assert fang.get(f"/applications/{case}/").status_code == 404

    def test_guardianship_ends_by_itself_on_the_eighteenth_birthday(self, tie):
        fang = log_in("fang")
        choose(fang, tie.reference)
        assert tie.valid_to == tie.subject.birth_date.replace(year=tie.subject.birth_date.year + 18) - timedelta(1)
        born = localdate().replace(year=localdate().year - 18)
        Person.objects.filter(pk=tie.subject.pk).update(birth_date=born)
        FamilyTie.objects.filter(pk=tie.pk).update(valid_to=localdate() - timedelta(1))
        assert "您正在为" not in fang.get("/").content.decode()
        assert end_of_childhood(by=BY) == 1
        assert end_of_childhood(by=BY) == 0

    def test_under_fourteen_nobody_applies_alone(self):
        Person.objects.filter(user__username="wen").update(birth_date=localdate().replace(year=localdate().year - 13))
        answer = begin(log_in("wen"), other_item())
        assert (answer.status_code, "由监护人办理" in answer.content.decode()) == (403, True)

    def test_for_an_elder_it_takes_a_proof_and_the_elders_consent(self):
        typed = {
            "kind": "elder_help", "proof": "household_register", "name": "温可", "document": "111",
            "number": person("wen").id_number.plain(),
        }  # fmt: skip
        gui, wen = log_in("gui"), log_in("wen")
        assert gui.post("/acting/family/", typed).status_code == 302
        tie = FamilyTie.objects.get(holder=person("gui"))
        assert choose(gui, tie.reference).status_code == 404
        log_in("mo").post(f"/acting/family/{tie.reference}/proof/")
        assert choose(gui, tie.reference).status_code == 404
        wen.post(f"/acting/family/{tie.reference}/consent/")
        assert choose(gui, tie.reference).status_code == 302
        wen.post(f"/acting/family/{tie.reference}/ending/")
        assert choose(gui, tie.reference).status_code == 404


class TestFirm:
    @pytest.fixture
    def firm(self):
        return Organisation.objects.get()

    def test_a_handler_acts_only_once_they_accepted(self, firm):
        yao, handler = log_in("yao"), Handler.objects.get(person=person("yao"))
        assert choose(yao, firm.reference).status_code == 404
        yao.post(f"/acting/handlers/{handler.reference}/acceptance/")
        assert choose(yao, firm.reference).status_code == 302
        log_in("lin").post(f"/acting/handlers/{handler.reference}/ending/")
        assert "您正在为" not in yao.get("/").content.decode()

    def test_what_a_handler_filed_is_out_of_sight_when_the_right_ends(self, firm):
        right = handler_of(firm, "wen", scope=[BUNDLE])
        wen = log_in("wen")
        choose(wen, firm.reference)
        draft = start_draft(wen)
        assert wen.get(f"/drafts/{draft}/form/").status_code == 200
        Handler.objects.filter(pk=right.pk).update(revoked_at="2026-01-01T00:00Z")
        assert wen.get(f"/drafts/{draft}/form/").status_code == 404

    def test_a_limited_handler_opens_no_wallet(self, firm):
        handler_of(firm, "wen", scope=[BUNDLE])
        wen = log_in("wen")
        choose(wen, firm.reference)
        assert "营业执照" not in wen.get("/licences/").content.decode()

    @pytest.mark.parametrize(("change", "may"), [("handover", True), ("removed", False), ("death", False)])
    def test_a_change_of_representative_ends_what_the_old_one_gave_when_it_should(self, firm, change, may):
        right = handler_of(firm, "wen")
        change_representative(firm, person("gui"), change=change, by=BY)
        right.refresh_from_db()
        assert (choose(log_in("wen"), firm.reference).status_code == 302) is may
        assert choose(log_in("lin"), firm.reference).status_code == 404
        if may:
            assert right.valid_to == localdate() + timedelta(30)
            log_in("gui").post(f"/acting/handlers/{right.reference}/confirmation/")
            right.refresh_from_db()
            assert (right.valid_to, right.limited_at) == (None, None)


class TestHelper:
    @pytest.fixture
    def cun(self):
        return log_in("cun")

    def start(self, cun, who="dehai", item=None, number=None):
        typed = {
            "document": "111", "number": number or person(who).id_number.plain(), "item": item or other_item(),
            "place": "village",
        }  # fmt: skip
        return cun.post("/acting/helping/", typed)

    def test_a_help_takes_effect_only_once_the_person_confirmed(self, cun):
        entry = self.start(cun)["Location"]
        draft = reference(begin(cun, other_item()))
        fill(cun, draft)
        answer = submit(cun, draft)
        assert (answer.status_code, "请先请本人确认" in answer.content.decode()) == (422, True)
        other = cun.post(entry, {"how": "id_card", "number": person("lin").id_number.plain()})
        assert other.status_code == 422
        assert cun.post(entry, {"how": "id_card", "number": person("dehai").id_number.plain()}).status_code == 302
        assert submit(cun, draft)["Location"] == entry
        case = HelpEntry.objects.get(person=person("dehai")).case
        assert log_in("dehai").get(f"/applications/{case}/").status_code == 200
        assert cun.get(f"/applications/{case}/").status_code == 404
        assert cun.get(f"/drafts/{draft}/form/").status_code == 404
        assert case in cun.get(entry).content.decode()

    @pytest.mark.parametrize(("typed", "status"), [({"how": "signature"}, 422), ({"how": "witness"}, 422), ({"how": "witness", "witness": "村小路"}, 422), ({"how": "witness", "witness": "李大娘"}, 302), ({"how": "x"}, 422)])  # fmt: skip
    def test_a_signature_or_a_witness_proves_it_too(self, cun, typed, status):
        entry = self.start(cun)["Location"]
        assert cun.post(entry, typed).status_code == status
        if typed["how"] == "signature":
            assert cun.post(entry, {**typed, "paper": picture()}).status_code == 302

    def test_only_in_the_region_and_the_items_of_the_post(self, cun):
        assert self.start(cun, item="nothing").status_code == 422
        Person.objects.filter(user__username="dehai").update(region="990103001")
        assert self.start(cun).status_code == 403

    def test_the_hall_manager_sets_the_items_and_sees_the_log(self, cun):
        dong, post = (
            log_in("dong"),
            HelpEntry._meta.get_field("mandate").related_model.objects.get(role="village_agent"),
        )
        self.start(cun)
        assert HelpEntry.objects.get().reference in dong.get("/acting/helpers/").content.decode()
        assert dong.post("/acting/helpers/", {"mandate": post.reference, "items": []}).status_code == 302
        assert self.start(cun).status_code == 422
        assert log_in("mo").post("/acting/helpers/", {}).status_code == 403

    def test_a_draft_of_one_help_is_closed_to_the_next(self, cun):
        self.start(cun)
        draft = reference(begin(cun, other_item()))
        self.start(cun, who="gui")
        assert cun.get(f"/drafts/{draft}/form/").status_code == 404


def test_nobody_chooses_what_is_anothers(rf):
    for token in (Proxy.objects.get(person=person("fang")).reference, FamilyTie.objects.get(kind="guardian").reference):
        assert choose(log_in("wen"), token).status_code == 404
        request = rf.get("/")
        request.user, request.session = person("wen").user, {"acting_for": token}
        assert actor_of(request).acting_for is None


class TestInPerson:
    """居民身份证换领: the person alone."""

    def test_the_guide_and_the_form_say_so(self):
        assert "须本人办理，不能委托" in log_in("wen").get(f"/services/{ID_CARD}/").text
        assert "居民身份证换领、补领（须本人办理，不能委托）" in log_in("fang").get("/acting/proxies/").text

    def test_no_power_of_attorney_is_given_for_it(self):
        typed = {
            "name": "姚捷", "document": "111", "number": "990102199109090061", "scope": [ID_CARD],
            "valid_from": str(localdate()), "valid_to": str(localdate() + timedelta(days=9)),
        }  # fmt: skip
        answer = log_in("fang").post("/acting/proxies/", typed)
        assert (answer.status_code, IN_PERSON in answer.text) == (422, True)
        assert not Proxy.objects.filter(scope__contains=[ID_CARD]).exists()

    def test_an_older_power_of_attorney_opens_no_draft_of_it(self):
        proxy = Proxy.objects.get(person=person("fang"))
        Proxy.objects.filter(pk=proxy.pk).update(scope=[ID_CARD])
        yao = log_in("yao")
        choose(yao, proxy.reference)
        answer = begin(yao, ID_CARD)
        assert (answer.status_code, IN_PERSON in answer.text) == (403, True)
        assert not Draft.objects.exists()

    def test_no_helper_helps_with_it(self):
        HelperScope.objects.update(items=[ID_CARD])
        read = {"document": "111", "number": "990102198605140043", "item": ID_CARD, "place": "village"}
        answer = log_in("cun").post("/acting/helping/", read)
        assert IN_PERSON in answer.text
        assert not HelpEntry.objects.exists()

    def test_the_person_and_the_guardian_of_a_child_may(self):
        assert begin(log_in("fang"), ID_CARD).status_code == 302
        guardian = log_in("fang")
        choose(guardian, FamilyTie.objects.get(kind="guardian").reference)
        assert begin(guardian, ID_CARD).status_code == 302
