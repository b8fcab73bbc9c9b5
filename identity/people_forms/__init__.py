"""Forms of people, their levels, and acting for others."""

from .acting import FamilyForm, HandlerForm, ProxyForm, ShowForm
from .counter import ConfirmForm, EvidenceForm, HelpForm, RegistrationForm
from .levels import CodeForm, LetterForm

__all__ = [
    "CodeForm",
    "ConfirmForm",
    "EvidenceForm",
    "FamilyForm",
    "HandlerForm",
    "HelpForm",
    "LetterForm",
    "ProxyForm",
    "RegistrationForm",
    "ShowForm",
]
