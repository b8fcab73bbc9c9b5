"""Figures of this very machine, as ratios to pgbench in the same run (make bench). Not a test."""
