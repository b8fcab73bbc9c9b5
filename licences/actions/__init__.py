"""Deeds of certificates."""

from .changing import end_licence, plain_face, replace_licence
from .issuing import issue_licence, revoke_licence
from .verifying import Check, verify_code, verify_file

__all__ = [
    "Check",
    "end_licence",
    "issue_licence",
    "plain_face",
    "replace_licence",
    "revoke_licence",
    "verify_code",
    "verify_file",
]
