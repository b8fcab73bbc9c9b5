"""Sentences for wrong numbers; the arithmetic is in records.identifiers."""

from records.identifiers import check, sentence


def uscc_problem(value: str) -> str:
    """Why a unified social credit code cannot be taken; empty when it can (GB 32100-2015)."""
    return sentence("uscc", check("uscc", value))
