"""The doors of ledger."""

GET = {
    "ledger:audit": "LFFFFFFP",
    "ledger:keys": "LFFFFFFF",
    "ledger:readings": "LFFFFFFP",
    "ledger:workers": "LFFFFFFF",
}
POST = {
    "ledger:api_rerun": "FFFFFFFF",
    "ledger:rerun": "FFFFFFFF",
    "ledger:rotation": "FFFFFFFF",
}
CLOSE = {
    ("post", "ledger:api_rerun"): "FFFFFFFFFFFFFFF",
    ("get", "ledger:audit"): "FFFFFFFFFFFFFFF",
    ("get", "ledger:keys"): "FFFFFFFFFFFFFFF",
    ("post", "ledger:rotation"): "FFFFFFFFFFFFFFF",
    ("get", "ledger:readings"): "FFFFFFFFFFFFFFF",
    ("post", "ledger:rerun"): "FFFFFFFFFFFFFFF",
    ("get", "ledger:workers"): "FFFFFFFFFFFFFFF",
}
