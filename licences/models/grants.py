"""One certificate shown to one person."""

from django.db import models

from identity.models.grants import Grant

from .licence import Licence


class LicenceGrant(Grant):
    """A certificate that its holder lets one person see."""

    content_object = models.ForeignKey(Licence, models.CASCADE, related_name="grants")
