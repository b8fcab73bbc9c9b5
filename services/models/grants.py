"""One case opened to one colleague outside the organ."""

from django.db import models

from identity.models.grants import Grant

from .application import Application


class CaseGrant(Grant):
    """A case that somebody may read besides those whose post lets them."""

    content_object = models.ForeignKey(Application, models.CASCADE, related_name="grants")
