"""The record office: registers, files, ledger, vault; calendar, clock and words."""
