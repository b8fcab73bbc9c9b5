"""What stops the clock after acceptance (practice 2): procedures of 行政许可法 45, or a kind with its own article."""

from collections.abc import Iterator, Mapping

from workflows.registry import PauseKind

from .defaults import PAUSE, Default
from .item import Item
from .item.legal import SpecialProcedure

ARTICLE_45 = ("hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review")
NAMES = {
    "hearing": {"zh-Hans": "听证", "en": "Hearing"}, "tender": {"zh-Hans": "招标", "en": "Tender"},
    "auction": {"zh-Hans": "拍卖", "en": "Auction"}, "inspection": {"zh-Hans": "检验", "en": "Inspection"},
    "testing": {"zh-Hans": "检测", "en": "Testing"}, "quarantine": {"zh-Hans": "检疫", "en": "Quarantine"},
    "appraisal": {"zh-Hans": "鉴定", "en": "Expert appraisal"},
    "expert_review": {"zh-Hans": "专家评审", "en": "Expert review"},
    "site_survey": {"zh-Hans": "现场勘验", "en": "Site survey"},
    "public_notice": {"zh-Hans": "公示", "en": "Public notice"},
}  # fmt: skip


def pause_kinds(item: Item, defaults: Mapping[str, Default]) -> tuple[PauseKind, ...]:
    """The kinds that may stop the clock of a case of `item`, each with the article that says so."""
    own: dict[str, PauseKind] = {procedure.kind: kind for procedure, kind in own_kinds(item)}
    row = defaults.get(PAUSE)
    lawful: dict[str, PauseKind] = {}
    if row is not None:
        lawful = {kind: PauseKind(kind, NAMES[kind], row.cited) for kind in ARTICLE_45}
    return tuple({**lawful, **own}.values())


def own_kinds(item: Item) -> Iterator[tuple[SpecialProcedure, PauseKind]]:
    """The item's special procedures that cite an article of their own."""
    articles = {basis.id: basis for basis in item.legal_basis if basis.article}
    for procedure in item.special_procedures:
        basis = articles.get(procedure.basis)
        if basis is not None:
            term = procedure.term
            days, unit = (term.days, term.unit) if term else (0, "WD")
            yield procedure, PauseKind(procedure.kind, NAMES[procedure.kind], basis.cited, days, unit)
