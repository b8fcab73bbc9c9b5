"""The doors of portal."""

from .roles import EVERYBODY

GET = {
    "portal:home": EVERYBODY,
    "portal:live": EVERYBODY,
    "portal:ready": EVERYBODY,
    "portal:schema": EVERYBODY,
    "portal:styleguide": EVERYBODY,
    "portal:system": "LFFFFFFF",
}
POST = {
    "portal:preferences": EVERYBODY,
}
CLOSE = {
    ("get", "portal:system"): "FFFFFFFFFFFFFFF",
}
