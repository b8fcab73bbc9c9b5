"""Which way is best for an item: online, a self-service terminal, another place, the nearest window; and why."""

from dataclasses import dataclass
from typing import Literal

from .item import Item

Kind = Literal["online", "terminal", "elsewhere", "window"]
REASONS: dict[str, str] = {
    "online": "全程网上办，一次也不用跑，填写中途可以离开。",
    "online_partly": "先在网上申请，能少跑几趟；到现场的那一次会提前约好。",
    "terminal": "自助终端上就能办，不用排队，晚上和周末也开。",
    "elsewhere_nation": "全国通办：在您现在的地方就近的大厅就能办。",
    "elsewhere": "跨地区通办：不在本地也能在就近的大厅办。",
    "window": "要到窗口办理，窗口人员会帮您核对材料。",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do it, and a sentence why."""

    kind: Kind
    reason: str


def ways_of(item: Item) -> list[Way]:
    """Every way that is open, the best first: no visit before few visits, near before far."""
    found = []
    if item.visits == 0 and {"web", "mobile"} & set(item.handled_by):
        found.append(Way("online", REASONS["online"]))
    elif {"web", "mobile"} & set(item.handled_by) and item.process:
        found.append(Way("online", REASONS["online_partly"]))
    if item.convenience and item.convenience.terminals:
        found.append(Way("terminal", REASONS["terminal"]))
    if item.convenience and item.convenience.range:
        reach = "elsewhere_nation" if item.convenience.range == "nation" else "elsewhere"
        found.append(Way("elsewhere", REASONS[reach]))
    if "window" in item.handled_by or not found:
        found.append(Way("window", REASONS["window"]))
    return found
