"""Stored files: content-checked, private, addressed by reference."""
