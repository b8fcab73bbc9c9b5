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
    "privacy:delays": "LFFFPPFF",
    "privacy:export": ONE_OWN,
    "privacy:notice": EVERYBODY,
    "privacy:office": "LFFFFFPF",
    "privacy:oversight": "LFFFFFFP",
    "privacy:readings": ONE_OWN,
    "privacy:request": MINE,
    "privacy:retention": EVERYBODY,
}
POST = {
    "privacy:delays": "LFFFPPFF",
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
    ("get", "privacy:delays"): "FPFFFFFPFFFPFFF",
    ("post", "privacy:delays"): "FPFFFFFPFFFPFFF",
    ("get", "privacy:answer"): "FFNFFFFFFFFFNFF",
    ("get", "privacy:centre"): "PPPPPPPPPPPPPPP",
    ("get", "privacy:closing"): "PPPPPPPPPPPPPPP",
    ("get", "privacy:consents"): "PPPPPPPPPPPPPPP",
    ("get", "privacy:copy"): "NNNNNNNNNNNNNNN",
    ("get", "privacy:correction"): "PPPPPPPPPPPPPPP",
    ("get", "privacy:export"): "PPPPPPPPPPPPPPP",
    ("get", "privacy:office"): "FFPFFFFFFFFFPFF",
    ("get", "privacy:oversight"): "FFFFFFFFFFFFFFF",
    ("get", "privacy:readings"): "PPPPPPPPPPPPPPP",
    ("get", "privacy:request"): "NNNNNNNNNNNNNNN",
    ("post", "privacy:answer"): "FFNFFFFFFFFFNFF",
    ("post", "privacy:closing"): "PPPPPPPPPPPPPPP",
    ("post", "privacy:consents"): "PPPPPPPPPPPPPPP",
    ("post", "privacy:correction"): "PPPPPPPPPPPPPPP",
    ("post", "privacy:export"): "PPPPPPPPPPPPPPP",
    ("post", "privacy:objection"): "NNNNNNNNNNNNNNN",
    ("post", "privacy:oversight"): "FFFFFFFFFFFFFFF",
    ("post", "privacy:release"): "FFFFFFFFFFFFFFF",
}

MACHINES = ("closing", "consents", "correction", "export", "objection", "delays", "answer", "oversight", "release")
GET |= {f"privacy:api_{name}": "FPPPPPPP" for name in ("readings", "consents", "requests", "correction")}
GET |= {"privacy:api_request": "FPNNNNNN"}
POST |= {f"privacy:api_{name}": "F" + POST[f"privacy:{name}"][1:] for name in MACHINES}
CLOSE |= {("get", f"privacy:api_{name}"): "P" * 15 for name in ("readings", "consents", "requests", "correction")}
CLOSE |= {("post", f"privacy:api_{name}"): CLOSE["post", f"privacy:{name}"] for name in MACHINES}
CLOSE |= {("get", "privacy:api_request"): "N" * 15}
POST |= {"privacy:api_answer": "FFNNNNPF", "privacy:api_oversight": "FFFFFFFF", "privacy:api_release": "FNNNNNNF"}
CLOSE |= {("post", f"privacy:api_{name}"): "N" * 15 for name in ("answer", "release")}
