"""Electronic certificates, the log of their checks, and who was shown one."""

from .grants import LicenceGrant
from .licence import Licence, Verification

__all__ = ["Licence", "LicenceGrant", "Verification"]
