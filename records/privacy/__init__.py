"""What people may ask of whoever keeps their data: notices, consents, requests, exports, retention (ADR 0154)."""
