"""`make bench`: what an act costs beside the least the same database could do, in one run."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ.setdefault("STAFF_SECOND_FACTOR", "off")  # the cast has passwords only, as in the demonstration
django.setup()
