"""The doors of exchange."""

from .roles import EVERYBODY, ONE_OWN

GET = {
    "exchange:notices": ONE_OWN,
}
POST = {
    "exchange:reading": EVERYBODY,
}
CLOSE = {
    ("get", "exchange:notices"): "PPPPPPPPPPPPPPP",
}
