"""Stored files register nothing below."""
