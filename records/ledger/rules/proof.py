"""The proof of an exported trail: fed line by line, it says what does not hold (ADR 0105)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785
from cryptography import x509

from .merkle import Frontier
from .stamps import stamp_faults
from .statements import entry_hash, is_signed, key_id, root_statement

FORMAT = "yiwang-trail/1"
SHOWN = ("at", "act", "actor", "department", "region", "subject")
Line = Mapping[str, Any]
Link = tuple[int, str, str]  # seq, previous hash, hash


@dataclass(slots=True)
class Proof:
    """What was found so far. `trusted_key` and `trusted` (authorities) come from outside the file."""

    trusted_key: bytes = b""
    trusted: list[x509.Certificate] = field(default_factory=list)
    tree: Frontier | None = None
    roots: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    streams: dict[str, list[Link]] = field(default_factory=dict)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    previous: str = ""
    last_root: int = 0
    entries: int = 0
    stamped: int = 0
    waiting: int = 0
    anchors: int = 0
    formatted: bool = False
    ended: bool = False

    def take(self, line: Line) -> None:
        """Take one line of the file; what it breaks joins `faults`."""
        kinds = {"file": self.file, "root": self.root, "entry": self.entry, "stream": self.stream, "end": self.end}
        try:
            kinds[str(line["kind"])](line)
        except (KeyError, TypeError, ValueError) as error:
            self.faults.append(f"a line cannot be read: {type(error).__name__} {error}")

    def file(self, line: Line) -> None:
        """The first line names the format."""
        if line["format"] != FORMAT:
            raise ValueError(f"format {line['format']!r}, not {FORMAT}")
        self.formatted = True

    def anchor(self, line: Line) -> None:
        """A root handed out earlier: the tree must have had it at that size."""
        found = signature_faults(line, self.trusted_key)
        self.faults += [f"anchor of {line['size']} entries: {fault}" for fault in found]
        self.roots.setdefault(line["size"], []).append((line["root"], "root handed out earlier"))
        self.anchors += 1

    def root(self, line: Line) -> None:
        """A signed root: signature, stamp, its place after the one before."""
        size = int(line["size"])
        found = signature_faults(line, self.trusted_key)
        if line["previous"] != self.previous or size <= self.last_root:
            found.append("does not follow the root before it")
        if self.tree is None:
            self.tree = Frontier(line["algorithm"])
        elif self.tree.algorithm != line["algorithm"]:
            found.append("uses another digest")
        if line.get("stamp"):
            found += stamp_faults(bytes.fromhex(line["stamp"]), statement_of(line), self.trusted)
            self.stamped += 1
        self.faults += [f"root of {size} entries: {fault}" for fault in found]
        self.roots.setdefault(size, []).append((line["root"], "signed root"))
        self.keys.add(key_id(bytes.fromhex(line["key"])))
        self.previous, self.last_root = line["root"], size

    def entry(self, line: Line) -> None:
        """An entry: its own hash, its searchable columns, its leaf; the chain is checked at the end."""
        body = json.loads(line["body"])
        where = f"{body['stream']}#{body['seq']}"
        self.entries += 1
        self.faults += [f"{where}: {fault}" for fault in entry_faults(line, body)]
        self.streams.setdefault(body["stream"], []).append((body["seq"], line["previous"], line["hash"]))
        if line["leaf"] is None:
            self.waiting += 1
            return
        self.tree = self.tree or Frontier()
        if line["leaf"] != self.tree.size:
            self.faults.append(
                f"{where}: stands at leaf {line['leaf']}, but {self.tree.size} is due (entries are missing)"
            )
        self.tree.append(bytes.fromhex(line["hash"]))
        self.compare()

    def compare(self) -> None:
        """The tree against every root said to be over this many entries."""
        assert self.tree is not None
        for root, origin in self.roots.pop(self.tree.size, []):
            if root != self.tree.root().hex():
                self.faults.append(f"{origin} of {self.tree.size} entries: these entries are not the ones it is over")

    def stream(self, line: Line) -> None:
        """Where a stream ends."""
        self.heads[line["stream"]] = (int(line["seq"]), line["hash"])

    def end(self, line: Line) -> None:
        """The last line counts the entries."""
        self.ended = True
        if line["entries"] != self.entries:
            self.faults.append(f"the file says {line['entries']} entries and holds {self.entries}")

    def conclude(self) -> list[str]:
        """All faults, after the last line."""
        size = self.tree.size if self.tree else 0
        if not self.formatted or not self.ended:
            self.faults.append("the file is not whole: its first or last line is missing")
        for wanted, said in sorted(self.roots.items()):
            self.faults += [f"{origin} of {wanted} entries: only {size} are here (cut off)" for _, origin in said]
        if size > self.last_root:
            self.faults.append(f"{size - self.last_root} entries are in the tree, but under no signed root")
        for stream in sorted({*self.streams, *self.heads}):
            self.faults += stream_faults(stream, self.streams.get(stream, []), self.heads.get(stream))
        return self.faults


def statement_of(line: Line) -> bytes:
    """The signed bytes of a root's line."""
    root, previous = bytes.fromhex(line["root"]), bytes.fromhex(line["previous"])
    return root_statement(int(line["size"]), root, line["algorithm"], line["at"], previous)


def signature_faults(line: Line, trusted_key: bytes) -> list[str]:
    """The notary's signature, and whose it is."""
    key = bytes.fromhex(line["key"])
    found = [] if is_signed(statement_of(line), bytes.fromhex(line["signature"]), key) else ["its signature is wrong"]
    return found + (["signed by another key than the notary's"] if trusted_key and key != trusted_key else [])


def entry_faults(line: Line, body: Mapping[str, Any]) -> list[str]:
    """Content against hash; columns against content."""
    raw = line["body"].encode()
    found = [] if rfc8785.dumps(body) == raw else ["its content is not written canonically"]
    made = entry_hash(bytes.fromhex(line["previous"]), raw, body.get("alg", "sha256"))
    if made.hex() != line["hash"]:
        found.append("its content was changed")
    said = {**{name: body[name] for name in SHOWN}, "stream": body["stream"], "seq": body["seq"]}
    different = sorted(name for name, value in line["columns"].items() if said.get(name) != value)
    return found + ([f"columns differ from what was hashed: {', '.join(different)}"] if different else [])


def stream_faults(stream: str, links: Iterable[Link], head: tuple[int, str] | None) -> list[str]:
    """Numbers without a gap, each hash after the one before, the head at the last."""
    found, due, tip = [], 1, ""
    for seq, previous, own in sorted(links):
        if seq != due or previous != tip:
            found.append(f"{stream}#{seq}: does not follow #{due - 1} (an entry is missing, doubled or changed)")
        due, tip = seq + 1, own
    if head is None:
        found.append(f"{stream}: has entries, but no head")
    elif head != (due - 1, tip):
        found.append(f"{stream}: ends at #{due - 1}, its head says #{head[0]} (cut off or changed)")
    return found
