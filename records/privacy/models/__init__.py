"""Notices, consents, requests, exports, retention."""

from .consents import Consent, NoticeShown, PrivacyNotice
from .exports import Export, ExportPart
from .requests import PrivacyRequest
from .retention import LegalHold, PurgeRun, RetentionRule

__all__ = [
    "Consent", "Export", "ExportPart", "LegalHold", "NoticeShown", "PrivacyNotice", "PrivacyRequest", "PurgeRun",
    "RetentionRule",
]  # fmt: skip
