"""The doors of identity for machines: as their pages, with 403 where a page leads to the login."""

from .identity import CLOSE as PAGES
from .identity import GET as PAGES_GET
from .identity import POST as PAGES_POST
from .identity_acting import CLOSE as ACTING
from .identity_acting import GET as ACTING_GET
from .identity_acting import POST as ACTING_POST
from .roles import ROLES

ENTERED = "F" + "P" * (len(ROLES) - 1)
READ = ("mandate", "offices", "review", "reviews", "proxies", "proxy", "firm", "family", "helpers")
ACTS = (
    "mandate_ending", "mandate_substitute", "offices", "review", "proxies", "proxy_acceptance", "proxy_refusal",
    "proxy_revocation", "firm", "handler_acceptance", "handler_ending", "handler_confirmation", "family",
    "tie_consent", "tie_ending", "helpers", "lock", "unlock", "throwing_out", "session_ending", "sessions_ending",
)  # fmt: skip


def machine(row: str) -> str:
    """What a machine meets where a visitor of the page meets `row`: nobody without a login is answered more than 403."""
    return "F" + row[1:]


GET = {f"identity:api_{name}": machine({**PAGES_GET, **ACTING_GET}[f"identity:{name}"]) for name in READ}
GET |= {"identity:api_profile": ENTERED, "identity:api_sessions": ENTERED}
POST = {f"identity:api_{name}": machine({**PAGES_POST, **ACTING_POST}[f"identity:{name}"]) for name in ACTS}
CLOSE = {
    (method, f"identity:api_{name}"): {**PAGES, **ACTING}[method, f"identity:{name}"]
    for method, names in (("get", READ), ("post", ACTS))
    for name in names
}
CLOSE |= {("get", f"identity:api_{name}"): "P" * 15 for name in ("profile", "sessions")}
# what a page shows as a form, a machine is told at once: these acts are no official's, and no handler's
POST |= {"identity:api_proxies": "FPPFFFFF", "identity:api_family": "FPPFFFFF"}
CLOSE |= {("post", f"identity:api_{name}"): "FFFPPPPFFFFFFPP" for name in ("proxies", "family")}
CLOSE |= {("post", "identity:api_firm"): "NNNNNNNNNNNNNFN"}
