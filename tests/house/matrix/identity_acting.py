"""The doors of identity where people act for others, and where levels are raised."""

from .roles import ONE_OWN

LINS, COUNTER, HELPERS, NOBODY = "LPNNNNNN", "LFFPFFFF", "LFFFFFFF", "N" * 15
GET = {
    "identity:assurance": ONE_OWN,
    "identity:acting": ONE_OWN,
    "identity:proxies": ONE_OWN,
    "identity:proxy": LINS,
    "identity:firm": LINS,
    "identity:family": ONE_OWN,
    "identity:counter": COUNTER,
    "identity:registration": COUNTER,
    "identity:helping": HELPERS,
    "identity:help_entry": HELPERS,
    "identity:helpers": HELPERS,
}
POST = {
    "identity:assurance_letter": ONE_OWN,
    "identity:assurance_code": ONE_OWN,
    "identity:proxies": ONE_OWN,
    "identity:proxy_acceptance": "NFNNNNNN",
    "identity:proxy_refusal": "NFNNNNNN",
    "identity:proxy_revocation": "NPNNNNNN",
    "identity:firm": LINS,
    "identity:handler_acceptance": "NFNNNNNN",
    "identity:handler_ending": "NPNNNNNN",
    "identity:handler_confirmation": "NPNNNNNN",
    "identity:family": ONE_OWN,
    "identity:tie_consent": "NFNPNNNN",
    "identity:tie_ending": "NPNPNNNN",
    "identity:tie_proof": "NFNPNNNN",
    "identity:tie_vouching": "NFNFNNNN",
    "identity:counter": COUNTER,
    "identity:registration": COUNTER,
    "identity:evidence_confirmation": "NFNPNNNF",
    "identity:evidence_ending": "NFNPNNNF",
    "identity:letter_printing": "FFFPFFFF",
    "identity:helping": HELPERS,
    "identity:help_entry": HELPERS,
    "identity:help_ending": "NFNNNNNN",
    "identity:helpers": HELPERS,
}
OWN_PAGES = ("assurance", "acting", "proxies", "family")
OWN_ACTS = ("assurance_letter", "assurance_code", "proxies", "family")
OTHERS = (
    "proxy_acceptance", "proxy_refusal", "proxy_revocation", "handler_acceptance", "handler_ending",
    "handler_confirmation", "tie_consent", "tie_ending", "tie_proof", "tie_vouching", "evidence_confirmation", "evidence_ending",
    "help_ending",
)  # fmt: skip
CLOSE = {
    **{("get", f"identity:{name}"): "P" * 15 for name in OWN_PAGES},
    **{("post", f"identity:{name}"): "P" * 15 for name in OWN_ACTS},
    **{("post", f"identity:{name}"): NOBODY for name in OTHERS},
    **{(method, "identity:firm"): "NNNNNNNNNNNNNPN" for method in ("get", "post")},
    **{(m, f"identity:{name}"): "P" + "F" * 14 for m in ("get", "post") for name in ("counter", "registration")},
    **{(m, f"identity:{name}"): "F" * 15 for m in ("get", "post") for name in ("helping", "help_entry", "helpers")},
    ("get", "identity:proxy"): NOBODY,
    ("post", "identity:letter_printing"): "N" + "F" * 14,
}
