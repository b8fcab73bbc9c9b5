"""What allauth asks of the house: where secrets lie encrypted, how the site and an account are called (ADR 0046)."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest

from records.vault import crypto

from .networks import network_of

PLACE = "mfa:authenticator"


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: seeds lie under the vault's keys; nothing names a person."""

    def encrypt(self, text: str) -> str:
        """A seed as the table holds it."""
        return base64.b64encode(crypto.encrypt(text, PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The seed."""
        return crypto.decrypt(base64.b64decode(encrypted_text), PLACE)

    def get_totp_issuer(self) -> str:
        """How an authenticator app calls this site."""
        return str(settings.SITE_NAME)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The relying party: the host asked for (one of ALLOWED_HOSTS) and the site's name (WebAuthn §5.4.2)."""
        return {"id": context.request.get_host().partition(":")[0], "name": str(settings.SITE_NAME)}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """The account on the authenticator: an opaque handle and the account name (WebAuthn §14.6.1)."""
        return {"id": user.pk.hex.encode(), "display_name": user.username, "name": user.username}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts: allauth keeps of an address only the network it lies in."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The network of the visitor."""
        return network_of(request)
