"""`make bench`: what an act costs beside the least the same database could do, in one run."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()
