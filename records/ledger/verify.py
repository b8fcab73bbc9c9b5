"""`python -m records.ledger.verify FILE`: an outsider's verdict on an exported trail; no database, no settings.

Ends with 0 when everything holds, 1 when something does not, 2 when the file cannot be opened.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from .rules.proof import Proof

MOST = 50  # faults that are printed


def arguments(given: list[str] | None) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser("python -m records.ledger.verify", description="Prove an exported trail.")
    parser.add_argument("file", type=Path, help="made by manage.py export_trail (.jsonl or .jsonl.gz)")
    parser.add_argument("--key", type=Path, help="the notary's public key (PEM) as you received it from the notary")
    parser.add_argument("--anchor", type=Path, action="append", default=[], help="an earlier export or witness file")
    parser.add_argument("--tsa", type=Path, help="certificates (PEM) of the time-stamping authority you trust")
    return parser.parse_args(given)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON lines of a file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for text in file:
            if text.strip():
                yield json.loads(text)


def prove(asked: argparse.Namespace) -> Proof:
    """Feed everything that was given to a proof."""
    proof = Proof()
    if asked.key:
        key = serialization.load_pem_public_key(asked.key.read_bytes())
        proof.trusted_key = key.public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    if asked.tsa:
        proof.trusted = x509.load_pem_x509_certificates(asked.tsa.read_bytes())
    for path in asked.anchor:
        for line in lines(path):
            if line.get("kind") == "root":
                proof.anchor(line)
    for line in lines(asked.file):
        proof.take(line)
    proof.conclude()
    return proof


def report(proof: Proof, asked: argparse.Namespace) -> None:
    """The verdict in words."""
    size = proof.tree.size if proof.tree else 0
    print(
        f"{proof.entries} entries in {len(proof.streams)} streams; {size} under signed roots, {proof.waiting} waiting"
    )
    print(f"notary's key: {', '.join(sorted(proof.keys)) or 'none'}; time stamps: {proof.stamped}")
    for known, hint in (
        (asked.key, "--key: without it the file's own key is believed"),
        (proof.anchors, "--anchor: without an earlier root, a cut made together with its roots stays unseen"),
        (asked.tsa or not proof.stamped, "--tsa: without it the stamps' authority is believed"),
    ):
        if not known:
            print(f"note: no {hint}")
    for fault in proof.faults[:MOST]:
        print(f"FAULT {fault}")
    if len(proof.faults) > MOST:
        print(f"… and {len(proof.faults) - MOST} more")
    print("VERDICT: tampered" if proof.faults else "VERDICT: sound")


def main(given: list[str] | None = None) -> int:
    """Prove the file; the exit code."""
    asked = arguments(given)
    try:
        proof = prove(asked)
    except (OSError, ValueError) as error:
        print(f"VERDICT: unreadable ({type(error).__name__}: {error})")
        return 2
    report(proof, asked)
    return 1 if proof.faults else 0


if __name__ == "__main__":
    sys.exit(main())
