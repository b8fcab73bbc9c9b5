"""All settings, from the environment (docs/settings.md is generated from the readers used here)."""

from importlib.util import find_spec
from urllib.parse import unquote, urlsplit

from . import environment as env
from . import settings_files, settings_login
from .engines import addresses
from .settings_files import FILES_S3, FILES_S3_KEY, FILES_S3_REGION, FILES_S3_SECRET, private_files
from .settings_ground import BASE_DIR, DEBUG, PRODUCTION, VAR_DIR
from .settings_login import *  # noqa: F403 - login, second factors, idle limits
from .settings_notices import *  # noqa: F403 - e-mail, text messages, quiet hours
from .settings_site import *  # noqa: F403 - what the site is called and who owns it
from .settings_site import LIVE_URL, SITE_URL

# -- who and where -----------------------------------------------------------------------------
SECRET_KEY = env.text(
    "SECRET_KEY", "development-only-key-not-for-production-use-0123456789", help="Signs sessions and tickets."
)
ALLOWED_HOSTS = env.listing(
    "ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver", help="Host names the portal answers to."
)
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS", help="Origins of a proxy in front, with scheme.")
TRUSTED_PROXIES = env.listing(
    "TRUSTED_PROXIES", help="Networks of proxies in front whose X-Forwarded-For is believed; else limits count them."
)
LAWS = env.text("LAWS", help="A folder of regulations in Markdown that the demonstration imports.")
if PRODUCTION:
    settings_login.refuse_unsafe()
    settings_files.refuse_unsafe()
if PRODUCTION and (DEBUG or SECRET_KEY.startswith("development-only")):
    raise env.Misconfigured("PRODUCTION=1 needs DEBUG=0 and a SECRET_KEY of your own (50 random characters).")

# -- engines -----------------------------------------------------------------------------------
ENGINES = addresses(VAR_DIR)
EMBEDDED = "the embedded engine of VAR_DIR"
DATABASE_URL = env.text(
    "DATABASE_URL", ENGINES["DATABASE_URL"], shown=EMBEDDED, help="PostgreSQL 15–18; role `portal` runs."
)
DATABASE_OWNER_URL = env.text(
    "DATABASE_OWNER_URL",
    ENGINES["DATABASE_OWNER_URL"] if ENGINES["DATABASE_URL"] == DATABASE_URL else "",
    shown=EMBEDDED,
    help="The same database; role `owner` migrates.",
)
REDIS_URL = env.text(
    "REDIS_URL", ENGINES["REDIS_URL"], shown=EMBEDDED, help="Redis 6.2 or newer: caches, limits, Celery."
)


def database(url: str) -> dict[str, object]:
    """Django's connection settings of a postgresql:// address."""
    parts = urlsplit(url)
    return {
        "ENGINE": "portal.postgres",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"application_name": "yiwang", "connect_timeout": 5},
    }


DATABASES = {"default": database(DATABASE_URL)}
PATIENCE = {"socket_timeout": 2, "socket_connect_timeout": 2}  # seconds: a Redis that hangs holds no request
CACHES = {
    "default": {
        "BACKEND": "portal.caches.KeptRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "yiwang",
        "OPTIONS": PATIENCE,
    }
}
DISPLAY_COOKIES = ("region", "mode", "contrast", "theme")  # what a page looks like, beside its language
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- applications ------------------------------------------------------------------------------
REMOVED_APPS = env.listing("REMOVED_APPS", help="Upper apps to leave out: services, enforcement.")
HOUSE = [
    "portal",
    "records.registers",
    "records.files",
    "records.ledger",
    "records.vault",
    "records.privacy",
    "identity",
    "blueprints",
    "exchange",
    "documents",
    "workflows",
    "licences",
    "services",
    "enforcement",
]
INSTALLED_APPS = [
    *[app for app in HOUSE if app not in REMOVED_APPS],
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "rest_framework",
    "drf_spectacular",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "guardian",
    "pgtrigger",
    *(["django_linear_migrations"] if find_spec("django_linear_migrations") else []),  # a tool of developers
]
AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["identity.backends.AccountBackend", "guardian.backends.ObjectPermissionBackend"]
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = True
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

MIDDLEWARE = [
    "portal.middleware.AddressMiddleware",
    "records.registers.middleware.KeptPagesMiddleware",
    "portal.middleware.ProblemsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "identity.middleware.IdleMiddleware",
    "identity.middleware.ActorMiddleware",
    "identity.middleware.SecondFactorMiddleware",
    "portal.middleware.OwnPagesMiddleware",
    "portal.middleware.RefusalMiddleware",
    "identity.middleware.StepUpMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.page",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- languages and time ------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体"), ("zh-hant", "繁體"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# -- files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": private_files(VAR_DIR / "files", FILES_S3, FILES_S3_KEY, FILES_S3_SECRET, FILES_S3_REGION),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_MAX_BYTES = env.number("UPLOAD_MAX_BYTES", 20 * 1024 * 1024, help="Largest file a citizen may upload, in bytes.")
CLAMD_ADDRESS = env.text(
    "CLAMD_ADDRESS",
    help="clamd as host:port or socket path: no file is given out before it was scanned; empty: no scan.",
)
FONTS_DIR = BASE_DIR / "static" / "fonts"

# -- Celery (architecture §3) ------------------------------------------------------------------
CELERY_BROKER_URL = env.text("BROKER_URL", REDIS_URL, shown="REDIS_URL", help="Celery's broker; Redis unless set.")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_DB_REUSE_MAX = 1_000_000_000  # portal.celery renews connections by CONN_MAX_AGE, as requests do
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 120, "max_retries": 0, **PATIENCE}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = "approvals"
WORKER_REGIONS = env.listing(
    "WORKER_REGIONS", help="Four-digit regions that run workers of their own, on queues like approvals.9901."
)
CELERY_TIMEZONE = "Asia/Shanghai"
LEDGER_CLOCK_OFFSET = env.number(
    "LEDGER_CLOCK_OFFSET", 0, help="Seconds added to the ledger's clock; for rehearsals only."
)

# -- safety ------------------------------------------------------------------------------------
VAULT_KEYS = env.text(
    "VAULT_KEYS", "", help="Keyring as JSON {version: base64 of 32 bytes, …}; empty: VAR_DIR/keys/vault.json is made."
)
VAULT_BLIND_KEY = env.text("VAULT_BLIND_KEY", help="Blind index key, base64 of 32 bytes; empty: one is made.")
PRIVACY_ANSWER_DAYS = env.number("PRIVACY_ANSWER_DAYS", 15, help="Working days to answer requests about one's data.")
PRIVACY_EXPORT_DAYS = env.number("PRIVACY_EXPORT_DAYS", 7, help="Days for which a copy of one's data can be fetched.")
READING_DELAY_MOST_DAYS = env.number(
    "READING_DELAY_MOST_DAYS", 365, help="Longest time for which the disclosure of readings is delayed, in days."
)
UNMASK_PER_HOUR = env.number("UNMASK_PER_HOUR", 30, help="Masked values an official may see in clear within an hour.")
CRYPTO = env.text("CRYPTO", "standard", help="standard: AES-256-GCM, SHA-256; guomi: SM4-GCM, SM3.")
if CRYPTO not in {"standard", "guomi"}:
    raise env.Misconfigured("CRYPTO must be standard or guomi.")
DIGEST = {"standard": "sha256", "guomi": "sm3"}[CRYPTO]
NOTARY_KEY = env.text(
    "NOTARY_KEY", help="PEM of the P-256 key that signs the trail's roots; empty: VAR_DIR/keys/notary.pem is made."
)
TSA_URL = env.text("TSA_URL", help="RFC 3161 time-stamping authority for the trail's roots; empty: no stamps.")
TRAIL_WITNESS = env.text("TRAIL_WITNESS", help="A file of a second party to which every signed root is appended.")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.views.stale.stale"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGIN_URL = "identity:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "identity.passwords.LongEnough"},
    {"NAME": "identity.passwords.NotCommon"},
]


def live_sources(live: str, site: str, hosts: list[str]) -> list[str]:
    """Where a page may listen besides its own address: another port of the hosts that it answers to."""
    names = [host for host in hosts if host[:1] not in {"[", ".", "*"}]
    return [f"{urlsplit(site).scheme}://{host}{live.split('/')[0]}" for host in names] if live.startswith(":") else []


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", *live_sources(LIVE_URL, SITE_URL, ALLOWED_HOSTS)],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": ["self"], "geolocation": ["self"], "microphone": [], "payment": [], "usb": [],
}  # fmt: skip

# -- API ---------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["portal.parsers.KeptJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "portal.problems.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {"TITLE": "Yiwang API", "VERSION": "1", "OAS_VERSION": "3.1.0", "SERVE_INCLUDE_SCHEMA": False}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "portal.logs.QuietFormatter", "fmt": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO", help="Python log level.")},
}
