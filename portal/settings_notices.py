"""Settings of what is sent to people (exchange); `portal.settings` takes them all in."""

from . import environment as env
from .settings_ground import PRODUCTION, VAR_DIR

MAIL = "django.core.mail.backends."
EMAIL_BACKEND = env.text(
    "EMAIL_BACKEND",
    MAIL + ("smtp.EmailBackend" if PRODUCTION else "filebased.EmailBackend"),
    shown=MAIL + "filebased.EmailBackend",
    help="How e-mail leaves; by default into files of VAR_DIR/outbox/mail, with PRODUCTION=1 by SMTP and no other.",
)
EMAIL_HOST = env.text("EMAIL_HOST", "localhost", help="Server that takes e-mail (SMTP).")
EMAIL_PORT = env.number("EMAIL_PORT", 25, help="Its port.")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", help="Speak TLS with it (STARTTLS).")
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", help="Account there, if it asks for one.")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", help="Its password.")
EMAIL_TIMEOUT = 20
NOWHERE = {f"{MAIL}{kind}.EmailBackend" for kind in ("console", "filebased", "locmem", "dummy")}
if PRODUCTION and EMAIL_BACKEND in NOWHERE:
    raise env.Misconfigured("PRODUCTION=1 needs an EMAIL_BACKEND that sends: codes never stand in a log or a file.")
EMAIL_FILE_PATH = VAR_DIR / "outbox" / "mail"
SMS_URL = env.text("SMS_URL", help="Gateway that takes text messages as JSON; empty: they go into a file of VAR_DIR.")
SMS_TOKEN = env.text("SMS_TOKEN", help="Bearer token of the text message gateway.")
SMS_OFFERED = bool(SMS_URL) or not PRODUCTION  # in production no code goes into a file
QUIET_HOURS = env.text(
    "QUIET_HOURS", "21:00-08:00", help="Local hours in which text messages and e-mails wait, urgent ones excepted."
)
WEBHOOK_INSIDE = env.flag(
    "WEBHOOK_INSIDE", help="Post webhooks to plain http and inner addresses too; never in production."
)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "notice@example.invalid", help="Sender of notices.")
