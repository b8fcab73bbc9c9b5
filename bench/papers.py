"""A certificate's paper by the worker's own path, against the sum of its bare stages (performance.md §8 no. 10)."""

import json
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from django.db import connection

from documents.actions import order_paper
from documents.models import Paper
from documents.rendering import TEMPLATES, compiler, qr_svg
from documents.rules.words import words_in
from identity.models import Seal
from identity.seals.signing import seal_pdf
from records.keys import uuid7
from records.ledger.actor import system_actor
from records.ledger.carrying import carry

PAPERS = 20
ROUNDS = 3
FACE = [
    ["经营者名称", "云浦区林记面馆"],
    ["负责人", "䶮小𬭎"],
    ["经营场所", "云浦区临溪街道桃溪路 18 号"],
    ["有效期", "长期"],
]
DATA: dict[str, Any] = {
    "title": "食品经营许可证", "face": FACE, "identifier": "1.2.156.3005.2.99.1", "qr": "http://127.0.0.1:8000/verify/L-1/",
}  # fmt: skip
CHECK = "http://127.0.0.1:8000/papers/check/?number=%E4%BA%91%E8%AF%81%E3%80%942026%E3%80%951%E5%8F%B7&code=ABCDEFGH"


class Turn(NamedTuple):
    """Milliseconds of one paper: the product's whole path, and its bare stages."""

    product: float
    setting: float
    sealing: float
    storing: float

    @property
    def bare(self) -> float:
        """The sum of the bare stages."""
        return self.setting + self.sealing + self.storing


def ms(begun: float, count: int = 1) -> float:
    """Milliseconds each since `begun`."""
    return (time.perf_counter() - begun) * 1000 / count


def product(seal: Seal) -> float:
    """Papers ordered before the clock starts; then numbered, set, sealed, stored, served by the worker's function."""
    by, marks = system_actor("bench"), [str(uuid7()) for _ in range(PAPERS)]
    for mark in marks:
        order_paper(
            "certificate", key=f"bench:{mark}", upper_ref=f"bench-{mark}", data=DATA, department=seal.department,
            recipients=[], region=seal.region, by=by,
        )  # fmt: skip
    begun = time.perf_counter()
    while Paper.objects.filter(key__in=[f"bench:{mark}" for mark in marks], made_at=None).exists():
        if not carry("documents"):
            raise RuntimeError("the papers of the bench are not made")
    return ms(begun, PAPERS)


def bare_setting() -> tuple[float, bytes]:
    """The two QR codes of a certificate and typst with its kept compiler."""
    extra = {"organ": "云浦区市场监督管理局", "number": "云证〔2026〕1号", "reference": "D-1", "issued_on": ""}
    begun = time.perf_counter()
    codes = {"qr": qr_svg(DATA["qr"]), "check": qr_svg(CHECK)}
    fields = {**DATA, **extra, **words_in("zh-Hans"), **codes, "language": "zh", "region": "cn"}
    source, inputs = str(TEMPLATES / "certificate.typ"), {"data": json.dumps(fields)}
    made = compiler().compile(input=source, format="pdf", sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"])
    assert isinstance(made, bytes)
    return ms(begun), made


def bare_sealing(content: bytes, seal: Seal, key: str) -> tuple[float, bytes]:
    """pyHanko alone, PAdES B-B with P-256."""
    begun = time.perf_counter()
    sealed = seal_pdf(content, certificate_pem=seal.certificate, key_pem=key, organ="x", place="x")
    return ms(begun), sealed


def bare_storing(content: bytes, folder: Path) -> float:
    """One file and one committed row."""
    begun = time.perf_counter()
    (folder / str(uuid7())).write_bytes(content)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_paper VALUES (%s)", [uuid7()])
    return ms(begun)


def measure_papers() -> list[Turn]:
    """Interleaved rounds after one that warms the compiler."""
    seal = Seal.objects.select_related("department").get(department__role="market_regulation")
    key, turns = seal.private_key.plain(), []
    with TemporaryDirectory() as folder, connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS bench_paper (id uuid PRIMARY KEY)")
        bare_sealing(bare_setting()[1], seal, key)
        product(seal)
        for _ in range(ROUNDS):
            bare = []
            for _ in range(PAPERS):
                set_ms, content = bare_setting()
                seal_ms, sealed = bare_sealing(content, seal, key)
                bare.append((set_ms, seal_ms, bare_storing(sealed, Path(folder))))
            turns.append(Turn(product(seal), *(median(stage) for stage in zip(*bare, strict=True))))
    return turns


def report_papers(turns: list[Turn]) -> str:
    """Medians and the ratio, goal ≤ 1.5."""
    whole, bare = median(turn.product for turn in turns), median(turn.bare for turn in turns)
    stages = [median(getattr(turn, name) for turn in turns) for name in ("setting", "sealing", "storing")]
    parts = "set + QR {:.1f}, seal {:.1f}, file + row {:.1f}".format(*stages)
    return f"""
certificate: number, set, QR, seal, store, serve   {whole:8.1f} ms each   ({1000 / whole:.0f} /s, one worker)
bare: {parts}   {bare:8.1f} ms   ratio {whole / bare:.2f} (goal ≤ 1.50)"""
