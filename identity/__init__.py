"""Persons, organisations, users, mandates, login, permissions and seals."""
