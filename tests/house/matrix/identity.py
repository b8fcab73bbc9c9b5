"""The doors of identity."""

from .roles import CLOSE_TITLES, EVERYBODY, ONE_OWN, ROLES

NOBODY = "N" * len(ROLES)
BEGIN_AT_LOGIN = "L" * len(ROLES)  # a later step without the one before leads back to the first
ONES_OWN_ONLY = "L" + "N" * (len(ROLES) - 1)

GET = {
    "identity:account": ONE_OWN,
    "identity:account_safety": NOBODY,
    "identity:accounts": "LFFFFFFF",
    "identity:app": ONE_OWN,
    "identity:login": EVERYBODY,
    "identity:login_code": EVERYBODY,
    "identity:login_code_entry": BEGIN_AT_LOGIN,
    "identity:login_second": BEGIN_AT_LOGIN,
    "identity:passkey_creation": ONE_OWN,
    "identity:passkey_options": EVERYBODY,
    "identity:password": ONE_OWN,
    "identity:register": EVERYBODY,
    "identity:register_entry": EVERYBODY,
    "identity:reset": EVERYBODY,
    "identity:reset_entry": EVERYBODY,
    "identity:security": ONE_OWN,
    "identity:stay": EVERYBODY,
    "identity:step_up": ONE_OWN,
    "identity:step_up_options": ONE_OWN,
}
POST = {
    "identity:acting_for": EVERYBODY,
    "identity:app": ONE_OWN,
    "identity:device_removal": ONES_OWN_ONLY,
    "identity:lock": NOBODY,
    "identity:login_code": EVERYBODY,
    "identity:login_code_entry": BEGIN_AT_LOGIN,
    "identity:login_passkey": EVERYBODY,
    "identity:login_second": BEGIN_AT_LOGIN,
    "identity:post": NOBODY,
    "identity:logout": EVERYBODY,
    "identity:passkeys": ONE_OWN,
    "identity:password": ONE_OWN,
    "identity:recovery_codes": ONE_OWN,
    "identity:register": EVERYBODY,
    "identity:register_entry": EVERYBODY,
    "identity:reset": EVERYBODY,
    "identity:reset_entry": EVERYBODY,
    "identity:session_ending": ONES_OWN_ONLY,
    "identity:sessions_ending": ONE_OWN,
    "identity:stay": EVERYBODY,
    "identity:step_up": ONE_OWN,
    "identity:step_up_passkey": ONE_OWN,
    "identity:throwing_out": NOBODY,
    "identity:unlock": NOBODY,
}
GET |= {
    "identity:mandate": "NNNNPNPP",
    "identity:applicant": "LFFFFFPF",
    "identity:offices": "LFFFFFPP",
    "identity:review": "NNNNNNPP",
    "identity:reviews": "LFFFFFPP",
}
POST |= {
    "identity:mandate_ending": "NNNNFNPF",
    "identity:mandate_substitute": "NNNNPNPF",
    "identity:api_applicant": "FFFFFFPF",
    "identity:applicant": "LFFFFFPF",
    "identity:offices": "LFFFFFPF",
    "identity:review": "NNNNNNNF",
}
# a supervisor sees the posts of the region, an administrator those of the own organ only
OFFICES = {
    ("get", "identity:mandate"): "NNNNNNNNNNPNNNN",
    ("get", "identity:applicant"): "FFPFFFFFFFFFPFF",
    ("post", "identity:applicant"): "FFPFFFFFFFFFPFF",
    ("post", "identity:api_applicant"): "FFPFFFFFFFFFPFF",
    ("get", "identity:offices"): "FFPFFFFFFFPFPFF",
    ("get", "identity:review"): "NNNNNNNNNNPNNNN",
    ("get", "identity:reviews"): "FFPFFFFFFFPFPFF",
    ("post", "identity:mandate_ending"): "NNNNNNNNNNFNNNN",
    ("post", "identity:mandate_substitute"): "NNNNNNNNNNFNNNN",
    ("post", "identity:offices"): "FFPFFFFFFFFFPFF",
    ("post", "identity:review"): "NNNNNNNNNNFNNNN",
}
# whoever stands close to Lin's case has an own account and no more of hers than a stranger
LIKE_A_STRANGER = {
    (method, name): row[2] * len(CLOSE_TITLES)
    for method, table in (("get", GET), ("post", POST))
    for name, row in table.items()
    if set(row) != {"P"}
}
CLOSE = LIKE_A_STRANGER | OFFICES
