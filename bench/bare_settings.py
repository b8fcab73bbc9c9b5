"""Settings of the barest Django: no middleware, no application, a cache."""

import os
from urllib.parse import unquote, urlsplit

ROOT_URLCONF = "bare_wsgi"
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "bench"
MIDDLEWARE: list[str] = []
INSTALLED_APPS: list[str] = []
USE_TZ = True
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["REDIS_URL"],
        "KEY_PREFIX": "bare",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
if "BENCH_LIMIT" in os.environ:  # for the bare worker
    parts = urlsplit(os.environ["BENCH_LIMIT"])
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql", "NAME": parts.path[1:], "HOST": parts.hostname,
            "PORT": parts.port, "USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or ""),
        }
    }  # fmt: skip
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": ["django.template.context_processors.csrf"]},
    }
]
