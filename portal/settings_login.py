"""Settings of the login (identity), in groups; `portal.settings` takes them all in."""

from . import environment as env

# -- who must show what, how long a session may rest --------------------------------------------
STAFF_SECOND_FACTOR = env.text(
    "STAFF_SECOND_FACTOR",
    "required",
    help="required: without a second factor no post opens a door; off: for demonstrations (`make demo` sets it).",
)
IDLE_MINUTES = env.number("IDLE_MINUTES", 30, help="A session of the public ends after so many minutes without use.")
IDLE_MINUTES_STAFF = env.number("IDLE_MINUTES_STAFF", 15, help="The same for whoever holds a post.")
# how long a department has to confirm its posts
ACCESS_REVIEW_DAYS = env.number("ACCESS_REVIEW_DAYS", 14, help="Days for the quarterly review of posts.")
ACCESS_REVIEW_GRACE_DAYS = env.number("ACCESS_REVIEW_GRACE_DAYS", 14, help="Days more until posts are suspended.")
SITE_NAME = env.text("SITE_NAME", "岚江政务", help="How authenticator apps and passkeys call this site.")

# -- allauth keeps factors and sessions; login, pages and limits are ours (ADR 0046) ------------
# MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN stays unset for ever: it switches the check of the origin off. Passkeys work on
# https and on http://localhost.
ACCOUNT_ADAPTER = "identity.engine.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
MFA_ADAPTER = "identity.engine.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey is two factors only with its owner's lock
MFA_TOTP_TOLERANCE = 1

if STAFF_SECOND_FACTOR not in {"required", "off"}:
    raise env.Misconfigured("STAFF_SECOND_FACTOR must be required or off.")


def refuse_unsafe() -> None:
    """Raise Misconfigured for what production may not have."""
    if STAFF_SECOND_FACTOR == "off":
        raise env.Misconfigured("PRODUCTION=1 needs STAFF_SECOND_FACTOR=required.")
