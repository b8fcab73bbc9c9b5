"""The words of the papers about a hearing and of the notice to an interested third party. Chinese, as the law wants."""

from datetime import date
from typing import Any

from records.clock import local

from ..models import Application, Hearing
from .wording import applicant_of, bases_of_case, chinese_day, iso, paper


def rights_data(case: Application, made: Hearing, cited: str) -> dict[str, Any]:
    """听证权利告知书: until when it may be asked for, on what basis."""
    facts = [["提出期限", chinese_day(made.ask_by)], ["依据", cited]]
    fields = {"deadline": iso(made.ask_by), "basis": [cited] if cited else bases_of_case(case)}
    return paper(case, "听证权利告知书", "您有权要求听证，听证不收费。", facts, **fields)


def notice_data(case: Application, made: Hearing) -> dict[str, Any]:
    """听证通知书: time, place, who presides."""
    told = where_and_when(made)
    facts = [["时间", told["hearing_at"]], ["地点", told["place"]], ["主持人", told["presiding"]]]
    return paper(case, "听证通知书", "将举行听证。", facts, **told)


def record_data(case: Application, made: Hearing, text: str) -> dict[str, Any]:
    """听证笔录: what was said, line by line."""
    data = paper(case, "听证笔录", "已经举行听证。", [], **where_and_when(made))
    return {**data, "paragraphs": [line for line in text.splitlines() if line.strip()]}


def third_party_data(case: Application, name: str, last: date, cited: str) -> dict[str, Any]:
    """利害关系人告知书: whose application, until when views may be stated."""
    facts = [["提出期限", chinese_day(last)]]
    fields = {"applicant": applicant_of(case), "deadline": iso(last), "basis": [cited] if cited else []}
    data = paper(case, "利害关系人告知书", "与您有重大利益关系。", facts, **fields)
    data.pop("paragraphs")
    return {**data, "addressee": name}


def where_and_when(made: Hearing) -> dict[str, str]:
    """Time, place and presiding officer, in words."""
    assert made.hearing_at is not None
    assert made.presiding is not None
    moment = local(made.hearing_at)
    said = f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M}"
    return {"hearing_at": said, "place": made.place, "presiding": made.presiding.person.name.plain()}
