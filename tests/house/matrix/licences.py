"""The doors of licences."""

from .roles import EVERYBODY, ONE_OWN

GET = {
    "licences:file": "NPNNPNNP",
    "licences:licence": "NPNNPNNP",
    "licences:sharing": "LPNNFNNF",
    "licences:verify": EVERYBODY,
    "licences:verify_code": EVERYBODY,
    "licences:wallet": ONE_OWN,
}
POST = {
    "licences:sharing": "NPNNFNNF",
    "licences:sharing_ending": "NNNNFNNF",
    "licences:verify": EVERYBODY,
}
CLOSE = {
    ("get", "licences:file"): "NNNNNNNNNPPNNPN",
    ("get", "licences:licence"): "NNNNNNNNNPPNNPN",
    ("get", "licences:sharing"): "NNNNNNNNNFFNNPN",
    ("post", "licences:sharing"): "NNNNNNNNNFFNNPN",
    ("post", "licences:sharing_ending"): "NNNNNNNNNFFNNNN",
    ("get", "licences:wallet"): "PPPPPPPPPPPPPPP",
}
