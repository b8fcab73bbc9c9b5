"""People, posts and accounts for machines: each endpoint calls the action that its page calls."""

from .acting import HANDLER_ACTS, PROXY_ACTS, TIE_ACTS, Family, Handlers, OneProxy, Proxies
from .applicant import Applicant
from .mine import Profile, SessionEnding, Sessions, SessionsEnding
from .offices import ACCOUNT_ACTS, Helpers, MandateEnding, OnePost, OneReview, Posts, Reviews, Substitutes

__all__ = [
    "ACCOUNT_ACTS",
    "HANDLER_ACTS",
    "PROXY_ACTS",
    "TIE_ACTS",
    "Applicant",
    "Family",
    "Handlers",
    "Helpers",
    "MandateEnding",
    "OnePost",
    "OneProxy",
    "OneReview",
    "Posts",
    "Profile",
    "Proxies",
    "Reviews",
    "SessionEnding",
    "Sessions",
    "SessionsEnding",
    "Substitutes",
]  # fmt: skip
