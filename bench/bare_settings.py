"""Settings of the barest Django: no middleware, no application, a cache."""

import os

ROOT_URLCONF = "bare_wsgi"
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "bench"
MIDDLEWARE: list[str] = []
INSTALLED_APPS: list[str] = []
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["REDIS_URL"],
        "KEY_PREFIX": "bare",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": ["django.template.context_processors.csrf"]},
    }
]
