"""The doors of portal."""

from .roles import EVERYBODY

GET = {
    "portal:home": EVERYBODY,
    "portal:live": EVERYBODY,
    "portal:ready": EVERYBODY,
    "portal:schema": EVERYBODY,
    "portal:styleguide": EVERYBODY,
}
POST = {
    "portal:preferences": EVERYBODY,
}
