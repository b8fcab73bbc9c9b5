"""The doors of ledger."""

GET = {
    "ledger:audit": "LFFFFFFP",
    "ledger:readings": "LFFFFFFP",
}
CLOSE = {
    ("get", "ledger:audit"): "FFFFFFFFFFFFFFF",
    ("get", "ledger:readings"): "FFFFFFFFFFFFFFF",
}
