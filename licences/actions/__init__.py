"""Deeds of certificates."""

from .issuing import issue_licence, revoke_licence
from .verifying import Check, verify_code, verify_file

__all__ = ["Check", "issue_licence", "revoke_licence", "verify_code", "verify_file"]
