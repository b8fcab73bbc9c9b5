"""办理项 of an item whose result is a certificate: the first issue and all that may come after it."""

from typing import Any

from .complete import CONTACT, field
from .texts import t

LAW = "中华人民共和国行政许可法"
ARTICLES = {"alter": "四十九", "renew": "五十", "revoke": "六十九", "cancel": "七十", "recall": "八"}
SOON, AT_ONCE = {"days": 3, "unit": "WD"}, {"days": 1, "unit": "WD"}
WHY = field(
    "later_reason",
    "long_text",
    t("办理原因", "Reason"),
    maximum=500,
    hint=t("例如：地址变更、证件遗失。", "For example: moved, lost."),
)


def law(key: str) -> dict[str, Any]:
    """The article an act rests on: no text, to be checked (条文待核)."""
    return {"id": key, "title": LAW, "article": ARTICLES[key]}


def short_form(*fields: dict[str, Any]) -> dict[str, Any]:
    """Whom to call, why, and what is to change."""
    return {"groups": [CONTACT, {"id": "later", "title": t("变更内容", "What changes"), "fields": [*fields, WHY]}]}


def later_life(new: dict[str, str], *changing: dict[str, Any], materials: list[str]) -> tuple[dict[str, Any], ...]:
    """New, change, renewal, replacement, cancellation on application; revocation, withdrawal, cancellation ex officio.

    `changing`: what a change may alter on the face. `materials`: the ids that a change asks again.
    """
    plain = {"form": short_form(), "process": "checked_once", "promised": AT_ONCE}
    form_only = {**plain, "materials": [materials[0]]}
    return (
        {"name": new, "kind": "new"},
        {**plain, "name": t("变更", "Change"), "kind": "change", "basis": law("alter"), "form": short_form(*changing), "materials": materials, "promised": SOON},
        {**form_only, "name": t("延续", "Renewal"), "kind": "renewal", "basis": law("renew"), "promised": SOON},
        {**form_only, "name": t("补证", "Replacement of a lost certificate"), "kind": "replacement"},
        {**form_only, "name": t("注销", "Cancellation"), "kind": "cancellation", "basis": law("cancel")},
        *(
            {"name": name, "kind": kind, "ex_officio": True, "process": "proceeding", "basis": law(basis)}
            for kind, name, basis in (
                ("revocation", t("撤销", "Revocation"), "revoke"), ("recall", t("撤回", "Withdrawal"), "recall"),
                ("cancellation", t("依职权注销", "Cancellation by the organ"), "cancel"),
            )
        ),
    )  # fmt: skip
