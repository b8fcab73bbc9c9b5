"""The doors of documents."""

from .roles import EVERYBODY

GET = {
    "documents:check": EVERYBODY,
    "documents:file": "NPNPNNNP",
}
CLOSE = {
    ("get", "documents:file"): "NNNNNNNPNNPNNPN",
}
