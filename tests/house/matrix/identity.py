"""The doors of identity."""

from .roles import EVERYBODY, ONE_OWN

GET = {
    "identity:account": ONE_OWN,
    "identity:login": EVERYBODY,
}
POST = {
    "identity:acting_for": EVERYBODY,
    "identity:logout": EVERYBODY,
}
CLOSE = {
    ("get", "identity:account"): "PPPPPPPPPPPPPPP",
}
