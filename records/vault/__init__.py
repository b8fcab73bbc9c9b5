"""The vault: keys, encrypted fields, blind index."""
