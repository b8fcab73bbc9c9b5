"""The doors of the privacy centre."""

from .roles import EVERYBODY, ONE_OWN

MINE = "LPNNNNNN"
GET = {
    "privacy:answer": "LFFFFFPF",
    "privacy:centre": ONE_OWN,
    "privacy:closing": ONE_OWN,
    "privacy:consents": ONE_OWN,
    "privacy:copy": MINE,
    "privacy:correction": ONE_OWN,
    "privacy:export": ONE_OWN,
    "privacy:notice": EVERYBODY,
    "privacy:office": "LFFFFFPF",
    "privacy:oversight": "LFFFFFFP",
    "privacy:readings": ONE_OWN,
    "privacy:request": MINE,
    "privacy:retention": EVERYBODY,
}
POST = {
    "privacy:answer": "LFFFFFPF",
    "privacy:closing": ONE_OWN,
    "privacy:consents": ONE_OWN,
    "privacy:correction": ONE_OWN,
    "privacy:export": ONE_OWN,
    "privacy:objection": "NNNNNNNN",
    "privacy:oversight": "LFFFFFFP",
    "privacy:release": "LFFFFFFF",
}
CLOSE = {
    (m, name): "P" * 15
    for m, table in (("get", GET), ("post", POST))
    for name, row in table.items()
    if set(row) != {"P"}
}
