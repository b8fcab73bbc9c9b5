from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Keys, encrypted fields, blind index."""

    name = "records.vault"
    label = "vault"
