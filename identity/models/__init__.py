"""People, organisations, posts and seals."""

from .logins import LoginFailure, OneTimeCode
from .mandates import Mandate
from .organisations import Handler, Organisation
from .persons import Person
from .seals import Seal, SealAuthorisation, SealUse
from .users import User

__all__ = [
    "Handler",
    "LoginFailure",
    "Mandate",
    "OneTimeCode",
    "Organisation",
    "Person",
    "Seal",
    "SealAuthorisation",
    "SealUse",
    "User",
]
