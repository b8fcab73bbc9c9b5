"""People, organisations, posts and seals."""

from .mandates import Mandate
from .organisations import Handler, Organisation
from .persons import Person
from .seals import Seal, SealAuthorisation, SealUse
from .users import User

__all__ = ["Handler", "Mandate", "Organisation", "Person", "Seal", "SealAuthorisation", "SealUse", "User"]
