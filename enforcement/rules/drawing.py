"""The double-random draw (双随机): objects by risk and credit, two officers for each, and the replay of both.

Pure. The order of everything comes from HMAC-SHA-256 under one key (workflows/rules/draw.py); the key is the committed
seed mixed with a share that a witness gives at the draw, so that neither the organ nor the witness chooses alone.
国发〔2019〕5号.
"""

import hmac
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from records.ledger.errors import Problem
from workflows.rules.draw import commitment, list_digest, ordered

RISKS = ("high", "medium", "low")
CREDITS = ("A", "B", "C", "D")
CREDIT_WEIGHT = {"A": 0.5, "B": 1.0, "C": 1.5, "D": 2.0}
OFFICERS = 2
TOO_FEW = "能检查这一家的执法人员不足两名（回避以后）。请补充执法人员名录，或把这一家移出名单。"


@dataclass(frozen=True, slots=True)
class Lot:
    """An object in the draw with its stratum, e.g. "high-C"."""

    reference: str
    stratum: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """An officer in the draw, by certificate number, and the objects they stay away from (回避)."""

    certificate: str
    avoids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pick:
    """A drawn object and its two officers, in the order drawn."""

    reference: str
    officers: tuple[str, ...]


def stratum_of(risk: str, credit: str) -> str:
    """Risk and credit class as one stratum."""
    return f"{risk}-{credit}"


def places_for(counts: Mapping[str, int], ratios: Mapping[str, float]) -> dict[str, int]:
    """How many are drawn of each stratum: its size × the ratio of its risk (per cent) × the weight of its credit,
    rounded up, never more than there are."""
    found = {}
    for stratum, size in sorted(counts.items()):
        risk, credit = stratum.split("-")
        share = ratios.get(risk, 0.0) / 100 * CREDIT_WEIGHT[credit]
        found[stratum] = min(size, ceil(round(size * share, 6)))
    return found


def key_of(seed: bytes, share: str) -> bytes:
    """What orders everything: the committed seed, mixed with what the witness gave."""
    return hmac.new(seed, share.encode(), "sha256").digest()


def lines_of(lots: Collection[Lot], drawers: Collection[Drawer], places: Mapping[str, int]) -> list[str]:
    """What the salted digest fixes before the draw: objects with strata, officers with whom they avoid, places."""
    objects = [f"object {lot.reference} {lot.stratum}" for lot in lots]
    officers = [f"officer {d.certificate} {','.join(sorted(d.avoids))}" for d in drawers]
    return sorted([*objects, *officers, *(f"places {name} {count}" for name, count in places.items())])


def draw_objects(key: bytes, lots: Collection[Lot], places: Mapping[str, int]) -> list[str]:
    """The objects drawn, stratum by stratum in the order of their names."""
    found: list[str] = []
    for stratum in sorted(places):
        found += ordered(key, [lot.reference for lot in lots if lot.stratum == stratum])[: places[stratum]]
    return found


def draw_officers(key: bytes, reference: str, drawers: Collection[Drawer]) -> tuple[str, ...]:
    """Two officers for one object among those who need not stay away; ValueError when there are not two."""
    able = [f"{reference}/{d.certificate}" for d in drawers if reference not in d.avoids]
    if len(able) < OFFICERS:
        raise ValueError(reference)
    return tuple(entry.split("/", 1)[1] for entry in ordered(key, able)[:OFFICERS])


def draw_double(
    key: bytes, lots: Collection[Lot], drawers: Collection[Drawer], places: Mapping[str, int]
) -> list[Pick]:
    """Objects and officers. ValueError names the first object that two officers cannot be found for."""
    return [Pick(ref, draw_officers(key, ref, drawers)) for ref in draw_objects(key, lots, places)]


def draw_problems(lots: Collection[Lot], drawers: Collection[Drawer]) -> list[Problem]:
    """Objects for which two officers could not be found, whoever is drawn."""
    short = [lot for lot in lots if sum(lot.reference not in d.avoids for d in drawers) < OFFICERS]
    return [Problem(lot.reference, TOO_FEW) for lot in short]


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that is public after the last task of a draw has closed."""

    commitment: str
    digest: str
    seed: str
    salt: str
    share: str
    lots: Sequence[Lot]
    drawers: Sequence[Drawer]
    places: Mapping[str, int]
    picks: Sequence[Pick]


def replay_problems(opened: Opened) -> list[str]:
    """What does not hold, by name: `seed`, `list`, `result`; empty when the draw replays."""
    seed, found = bytes.fromhex(opened.seed), []
    if not hmac.compare_digest(commitment(seed), opened.commitment):
        found.append("seed")
    lines = lines_of(opened.lots, opened.drawers, opened.places)
    if not hmac.compare_digest(list_digest(lines, bytes.fromhex(opened.salt)), opened.digest):
        found.append("list")
    if draw_double(key_of(seed, opened.share), opened.lots, opened.drawers, opened.places) != list(opened.picks):
        found.append("result")
    return found
