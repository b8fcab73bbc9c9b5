"""Doors of identity: log in, register, the account's safety, for whom I act, the security office."""

from .account import account, choose_party, safe_next
from .login import ATTEMPTS, WINDOW, LoginView
from .posts import choose_post

__all__ = ["ATTEMPTS", "WINDOW", "LoginView", "account", "choose_party", "choose_post", "safe_next"]
