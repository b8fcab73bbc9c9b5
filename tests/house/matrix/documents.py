"""The doors of documents."""

from .roles import EVERYBODY, ONE_OWN

GET = {
    "documents:api_paper": "FPNPNNNP",
    "documents:api_papers": "FPPPPPPP",
    "documents:address": ONE_OWN,
    "documents:check": EVERYBODY,
    "documents:file": "NPNPNNNP",
    "documents:paper": "NPNPNNNP",
    "documents:papers": ONE_OWN,
    "documents:translation": "NPNPNNNP",
}
POST = {
    "documents:api_address": "FPPFFFFF",
    "documents:api_address_ending": "FPPFFFFF",
    "documents:api_delivery": "FFNPNNNF",
    "documents:api_replacement": "FFNFNNNF",
    "documents:api_voiding": "FFNFNNNF",
    "documents:address": ONE_OWN,
    "documents:address_ending": "FPPFFFFF",
    "documents:delivery": "NFNPNNNF",
    "documents:replacement": "NFNFNNNF",
    "documents:voiding": "NFNFNNNF",
}
CLOSE = {
    ("get", "documents:api_paper"): "NNNNNNNPNNPNNPN",
    ("get", "documents:api_papers"): "PPPPPPPPPPPPPPP",
    ("post", "documents:api_address"): "FFFPPPPFFFFFFPP",
    ("post", "documents:api_address_ending"): "FFFPPPPFFFFFFPP",
    ("post", "documents:api_delivery"): "NNNNNNNPNNFNNFN",
    ("post", "documents:api_replacement"): "NNNNNNNPNNFNNFN",
    ("post", "documents:api_voiding"): "NNNNNNNPNNFNNFN",
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
