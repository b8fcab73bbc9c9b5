"""Terms of retention; Lin's consent, who read her data, and her objection."""

from datetime import date

from django.utils.timezone import localdate

from identity.actors import actor_of_mandates, actor_of_person
from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.models import ReadEntry
from records.ledger.reading import note_reading
from records.privacy.actions import give_consent, object_to_reading
from records.privacy.models import RetentionRule
from records.registers.actions.entries import enter_rows

from .cast import person
from .texts import t

SHORTEST = "《中华人民共和国个人信息保护法》第十九条"
ERASURE = "《中华人民共和国个人信息保护法》第四十七条"
TERMS = [
    ("draft", t("没有提交的草稿", "Drafts not submitted"), t("方便接着填，久不用就不再需要", "So that you can go on; of no use after a while"), SHORTEST, 90, "D", t("最后一次保存起", "From the last saving"), "delete"),
    ("export", t("资料副本", "Copies of your data"), t("副本放久了不安全", "A copy lying about is a risk"), SHORTEST, 0, "D", t("有效期满时", "When its day is over"), "delete"),
    ("notice", t("消息", "Notices"), t("供您查看和核对送达", "For you to read, and as evidence of delivery"), SHORTEST, 2, "Y", t("发出起", "From its sending"), "delete"),
    ("application", t("办结事项的申请内容", "Answers of ended cases"), t("复议、诉讼和归档需要", "Needed for review, litigation and archiving"), SHORTEST, 10, "Y", t("办结起", "From the end of the case"), "delete"),
    ("account", t("已注销账户的身份资料", "Identity data of closed accounts"), t("办结事项的申请人要能查证", "The applicant of ended cases must stay provable"), ERASURE, 3, "Y", t("注销起", "From the closing"), "delete"),
    ("trail", t("留痕中的个人加密内容", "Encrypted personal parts of the trail"), t("追责期内要能查证", "Provable while somebody can be held to account"), ERASURE, 3, "Y", t("注销起", "From the closing"), "erase"),
    ("licence", t("电子证照", "Electronic certificates"), t("证照是公共凭证，注销后也要能核验", "A certificate is public evidence and must stay verifiable"), SHORTEST, 0, "Y", t("签发起", "From its issue"), "keep"),
    ("reading", t("查阅记录", "The read log"), t("您有权知道谁看过您的资料", "You may know who read your data"), "《中华人民共和国个人信息保护法》第五十四条", 0, "Y", t("记录起", "From its entry"), "keep"),
]  # fmt: skip
SINCE = date(2026, 1, 1)


def load_privacy(by: Actor) -> None:
    """Everything, once."""
    names = ("data_class", "label", "reason", "basis", "length", "unit", "starts_with", "end")
    rows = [
        {**dict(zip(names, row, strict=True)), "valid_from": SINCE, "order": number} for number, row in enumerate(TERMS)
    ]
    enter_rows(RetentionRule, rows, keys=("data_class", "valid_from"), by=by)
    lin = person("lin")
    mine = actor_of_person(lin)
    give_consent("prefill", by=mine)
    if ReadEntry.objects.filter(person=lin.reference).exists():
        return
    for username, fields, purpose in (("mo", ["name", "id_number"], "verify"), ("an", ["phone"], "contact")):
        note_reading(lin.reference, fields, by=official(username), purpose=purpose)
    entry = ReadEntry.objects.filter(person=lin.reference, field="phone").latest("id")
    object_to_reading(str(entry.pk), by=mine)


def official(username: str) -> Actor:
    """Somebody of the cast in their posts."""
    rows = Mandate.objects.held_on(localdate()).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")))
