"""Replays an opened draw from its data (/draws/<number>/replay.json): python3 docs/draws.py replay.json"""

import hashlib
import hmac
import json
import sys
from pathlib import Path


def order(entries):
    return sorted(entries, key=lambda entry: (hmac.new(key, entry.encode(), "sha256").digest(), entry))


data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
seed, salt = bytes.fromhex(data["seed"]), bytes.fromhex(data["salt"])
assert hashlib.sha256(b"yiwang-draw-seed" + seed).hexdigest() == data["commitment"], "not the seed committed to"
lines = [f"object {place} {stratum}" for place, stratum in data["lots"]]
lines += [f"officer {number} {','.join(sorted(avoids))}" for number, avoids in data["officers"]]
lines += [f"places {stratum} {count}" for stratum, count in data["places"].items()]
parts = [len(line.encode()).to_bytes(4, "big") + line.encode() for line in sorted(lines)]
whole = b"yiwang-draw-list" + len(salt).to_bytes(4, "big") + salt + b"".join(parts)
assert hashlib.sha256(whole).hexdigest() == data["digest"], "not the list fixed beforehand"
key, drawn = hmac.new(seed, data["share"].encode(), "sha256").digest(), []
for stratum, count in sorted(data["places"].items()):
    for place in order([place for place, its in data["lots"] if its == stratum])[:count]:
        able = [f"{place}/{number}" for number, avoids in data["officers"] if place not in avoids]
        drawn.append([place, [entry.split("/")[1] for entry in order(able)[:2]]])
assert drawn == data["drawn"], "the result is another"
print(json.dumps(drawn))
