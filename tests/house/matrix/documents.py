"""The doors of documents."""

from .roles import EVERYBODY, ONE_OWN

GET = {
    "documents:address": ONE_OWN,
    "documents:check": EVERYBODY,
    "documents:file": "NPNPNNNP",
    "documents:paper": "NPNPNNNP",
    "documents:papers": ONE_OWN,
    "documents:translation": "NPNPNNNP",
}
POST = {
    "documents:address": ONE_OWN,
    "documents:address_ending": "FPPFFFFF",
    "documents:delivery": "NFNPNNNF",
    "documents:replacement": "NFNFNNNF",
    "documents:voiding": "NFNFNNNF",
}
CLOSE = {
    ("get", "documents:address"): "PPPPPPPPPPPPPPP",
    ("get", "documents:paper"): "NNNNNNNPNNPNNPN",
    ("get", "documents:papers"): "PPPPPPPPPPPPPPP",
    ("get", "documents:translation"): "NNNNNNNPNNPNNPN",
    ("post", "documents:address"): "PPPPPPPPPPPPPPP",
    ("post", "documents:address_ending"): "FFFPPPPFFFFFFPP",
    ("post", "documents:delivery"): "NNNNNNNPNNFNNFN",
    ("post", "documents:replacement"): "NNNNNNNPNNFNNFN",
    ("post", "documents:voiding"): "NNNNNNNPNNFNNFN",
    ("get", "documents:file"): "NNNNNNNPNNPNNPN",
}
