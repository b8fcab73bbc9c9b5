"""Electronic certificates and the log of their checks."""

from .licence import Licence, Verification

__all__ = ["Licence", "Verification"]
