"""Seal certificates and signatures (PAdES); the only place that touches seal keys."""
