"""The doors of documents."""

GET = {
    "documents:file": "NPNPNNNP",
}
CLOSE = {
    ("get", "documents:file"): "NNNNNNNPNNPNNPN",
}
