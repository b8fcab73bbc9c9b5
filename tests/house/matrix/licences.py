"""The doors of licences."""

from .roles import EVERYBODY, ONE_OWN

GET = {
    "licences:file": "NPNNPNNP",
    "licences:licence": "NPNNPNNP",
    "licences:verify": EVERYBODY,
    "licences:verify_code": EVERYBODY,
    "licences:wallet": ONE_OWN,
}
POST = {
    "licences:verify": EVERYBODY,
}
CLOSE = {
    ("get", "licences:file"): "NNNNNNNNNPPNNPN",
    ("get", "licences:licence"): "NNNNNNNNNPPNNPN",
    ("get", "licences:wallet"): "PPPPPPPPPPPPPPP",
}
