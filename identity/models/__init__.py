"""People, organisations, posts, rights to act for somebody, and seals."""

from .acting import FamilyTie, HelpEntry, HelperScope, Proxy
from .evidence import Evidence, Letter
from .logins import LoginFailure, OneTimeCode
from .mandates import Mandate
from .organisations import Handler, Organisation
from .persons import Person
from .reviews import AccessReview, ReviewLine
from .seals import Seal, SealAuthorisation, SealUse
from .users import User

__all__ = [
    "AccessReview",
    "Evidence",
    "FamilyTie",
    "Handler",
    "HelpEntry",
    "HelperScope",
    "Letter",
    "LoginFailure",
    "Mandate",
    "OneTimeCode",
    "Organisation",
    "Person",
    "Proxy",
    "ReviewLine",
    "Seal",
    "SealAuthorisation",
    "SealUse",
    "User",
]
