"""Which identity documents the portal reads, and how their numbers look (domain.md §4.3). Pure."""

from datetime import date

from records.identifiers import check, normalise, sentence

# code of the dictionary certificate_kind (GA/T 2000.156 where known) → kind of number
DOCUMENTS = {
    "111": "resident_id",
    "154": "hmt_residence_permit",
    "414": "passport",
    "511": "taiwan_permit",
    "516": "hk_macau_permit",
    "553": "permanent_residence",
}
DATED = frozenset({"111", "154", "553"})
UNKNOWN = "这种证件网上还不能读。请带证件到就近大厅窗口登记，登记后网上一样能办。"


def document_problem(kind: str, number: str) -> str:
    """Why a document cannot be taken; empty when it can."""
    if kind not in DOCUMENTS:
        return UNKNOWN
    return sentence(DOCUMENTS[kind], check(DOCUMENTS[kind], number))


def clean_number(kind: str, number: str) -> str:
    """The number as it is kept."""
    return normalise(number, DOCUMENTS.get(kind, ""))


def birth_date_in(kind: str, number: str) -> date | None:
    """The birth date that a right number of 18 characters carries; None for other documents."""
    digits = number[6:14]
    if kind not in DATED or len(number) != 18 or not digits.isdigit():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
