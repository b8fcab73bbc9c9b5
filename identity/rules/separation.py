"""System, security and audit administrators are three people (三员分立; GB/T 22239-2019, level 3). Pure."""

from collections.abc import Iterable

THREE = frozenset({"system_admin", "security_admin", "auditor"})
ONE_OF_THREE = "系统管理员、安全管理员、审计员不能由同一个人担任。请另选一人，或先结束他现有的那一职务。"


def separation_problem(role: str, held: Iterable[str]) -> str:
    """Why somebody who holds the roles `held` at the same time may not take `role`; empty when they may."""
    return ONE_OF_THREE if role in THREE and (THREE - {role}) & set(held) else ""
