"""Conditions that admins write: a subset of CEL, stored as nodes, evaluated with a trace (ADR 0051)."""
