"""Calls that leave the house; errands alone make them."""

import json
import os
import urllib.request
from pathlib import Path
from typing import Any

PATIENCE = 10  # seconds that an authority has for its answer
LARGEST = 100_000  # bytes of an answer that are read


def ask_authority(url: str, request: bytes) -> bytes:
    """The reply (DER) of a time-stamping authority (RFC 3161 §3.4). Raises OSError, ValueError for another scheme."""
    if not url.startswith(("http://", "https://")):
        raise ValueError("TSA_URL must begin with http:// or https://")
    asked = urllib.request.Request(url, request, {"Content-Type": "application/timestamp-query"})
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        reply: bytes = answer.read(LARGEST)
    return reply


def hand_out(path: Path, line: dict[str, Any]) -> None:
    """Append a line to the witness's file and wait until it is on the disk. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())
