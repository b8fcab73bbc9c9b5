"""Pure rules of notices and consents."""
