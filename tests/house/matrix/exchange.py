"""The doors of exchange."""

from .roles import EVERYBODY, ONE_OWN

OPERATOR = "LFFFFFFF"  # none of those who knock here: the operator
WRITER = "LFFFFFPF"
ENTERED = "FPPPPPPP"  # every machine that has logged in
CITIZENS = "FPPFFFFF"
GET = {
    "exchange:api_notices": ENTERED,
    "exchange:api_webhooks": ENTERED,
    "exchange:choices": ONE_OWN,
    "exchange:failures": OPERATOR,
    "exchange:message": "LFFNPNFP",
    "exchange:messages": "LFFPPPFP",
    "exchange:notices": ONE_OWN,
    "exchange:webhooks": ONE_OWN,
    "exchange:word": WRITER,
    "exchange:words": WRITER,
}
POST = {
    "exchange:api_choices": ENTERED,
    "exchange:api_reading": ENTERED,
    "exchange:api_rerun": "FNNNNNNN",
    "exchange:api_webhook_ending": "FPNNNNNN",
    "exchange:api_webhooks": CITIZENS,
    "exchange:answer": "NNNNPNNF",
    "exchange:choices": ONE_OWN,
    "exchange:reading": EVERYBODY,
    "exchange:rerun": OPERATOR,
    "exchange:signature": "NNNNPNNF",
    "exchange:trial": WRITER,
    "exchange:webhook_ending": "NPNNNNNN",
    "exchange:webhooks": ONE_OWN,
}
CLOSE = {
    ("get", "exchange:api_notices"): "PPPPPPPPPPPPPPP",
    ("get", "exchange:api_webhooks"): "PPPPPPPPPPPPPPP",
    ("post", "exchange:api_choices"): "PPPPPPPPPPPPPPP",
    ("post", "exchange:api_reading"): "PPPPPPPPPPPPPPP",
    ("post", "exchange:api_rerun"): "NNNNNNNNNNNNNNN",
    ("post", "exchange:api_webhook_ending"): "NNNNNNNNNNNNNPN",
    ("post", "exchange:api_webhooks"): "FFFPPPPFFFFFFPP",
    ("get", "exchange:choices"): "PPPPPPPPPPPPPPP",
    ("get", "exchange:failures"): "FFFFFFFFFFFFFFF",
    ("get", "exchange:message"): "NNFFFFFNFPPNFFF",
    ("get", "exchange:messages"): "PPFFFFFPFPPPFFF",
    ("get", "exchange:notices"): "PPPPPPPPPPPPPPP",
    ("get", "exchange:webhooks"): "PPPPPPPPPPPPPPP",
    ("get", "exchange:word"): "FFPFFFFPFFFFPFF",
    ("get", "exchange:words"): "FFPFFFFPFFFFPFF",
    ("post", "exchange:answer"): "NNNNNNNNNPFNNNN",
    ("post", "exchange:choices"): "PPPPPPPPPPPPPPP",
    ("post", "exchange:rerun"): "FFFFFFFFFFFFFFF",
    ("post", "exchange:signature"): "NNNNNNNNNPFNNNN",
    ("post", "exchange:trial"): "FFPFFFFPFFFFPFF",
    ("post", "exchange:webhook_ending"): "NNNNNNNNNNNNNPN",
    ("post", "exchange:webhooks"): "PPPPPPPPPPPPPPP",
}
