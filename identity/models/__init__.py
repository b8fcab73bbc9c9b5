"""People, organisations, posts and seals."""

from .logins import LoginFailure, OneTimeCode
from .mandates import Mandate
from .organisations import Handler, Organisation
from .persons import Person
from .reviews import AccessReview, ReviewLine
from .seals import Seal, SealAuthorisation, SealUse
from .users import User

__all__ = [
    "AccessReview",
    "Handler",
    "LoginFailure",
    "Mandate",
    "OneTimeCode",
    "Organisation",
    "Person",
    "ReviewLine",
    "Seal",
    "SealAuthorisation",
    "SealUse",
    "User",
]
