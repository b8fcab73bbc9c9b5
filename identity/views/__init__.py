"""Doors of identity: log in, log out, my account, for whom I act."""

from .account import account, choose_party, safe_next
from .login import ATTEMPTS, WINDOW, LoginView

__all__ = ["ATTEMPTS", "WINDOW", "LoginView", "account", "choose_party", "safe_next"]
