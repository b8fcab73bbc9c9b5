"""The catalogue of posts: complete, appointable, and what no two posts one person may hold."""

from datetime import date

import pytest

from identity.rules.posts import appointment_problem, substitution_problem, term_problem
from identity.rules.quarters import quarter_of, term_of
from identity.rules.roles import CATALOGUE, EXCLUDED, exclusion_problem

ROWS = {code: role.data() for code, role in CATALOGUE.items()}
FORGOTTEN = {
    "hall_manager", "guide", "chief_representative", "helper", "seal_keeper", "archivist", "item_authority",
    "data_steward", "hotline_agent", "hotline_liaison", "law_supervisor", "village_agent",
}  # practice row 22  # fmt: skip


def test_every_post_of_mission_and_practice_is_there():
    used = {"window_clerk", "approver", "signing_head", "department_admin", "officer", "supervisor", "auditor",
            "system_admin", "security_admin", "operator"}  # fmt: skip
    assert FORGOTTEN | used == set(CATALOGUE)


def test_what_is_excluded_is_a_post():
    assert {other for role in CATALOGUE.values() for other in role.excludes} <= set(CATALOGUE)


@pytest.mark.parametrize(("one", "other", "apart"), [
    ("window_clerk", "signing_head", True), ("seal_keeper", "signing_head", True), ("auditor", "department_admin", True),
    ("system_admin", "security_admin", True), ("security_admin", "auditor", True), ("supervisor", "window_clerk", True),
    ("law_supervisor", "officer", True), ("approver", "signing_head", False), ("approver", "officer", False),
    ("signing_head", "item_authority", False), ("helper", "village_agent", False),
])  # fmt: skip
def test_separation_holds_in_both_directions(one, other, apart):
    expected = EXCLUDED if apart else ""
    assert exclusion_problem(one, [other], ROWS) == exclusion_problem(other, [one], ROWS) == expected


@pytest.mark.parametrize(("appointed_by", "role", "region", "fine"), [
    ("department", "department_admin", "990102001", True), ("department", "department_admin", "9901", False),
    ("security", "department_admin", "990102", False), ("security", "security_admin", "990102", True),
    ("department", "security_admin", "990102", False), ("", "security_admin", "990102", False),
])  # fmt: skip
def test_who_appoints_whom(appointed_by, role, region, fine):
    known = {"appointed_by": appointed_by, "roles": {role}, "region": region, "own_region": "990102"}
    assert (appointment_problem(**known, oneself=False) == "") == fine
    assert appointment_problem(**known, oneself=True)


def test_terms_run_forward_and_substitutes_stay_inside():
    first, last = date(2026, 1, 1), date(2026, 6, 30)
    assert term_problem(first, None) == term_problem(first, first) == ""
    assert term_problem(last, first)
    post = {"post_first": first, "post_last": last, "chained": False, "oneself": False}
    assert substitution_problem(first=first, last=last, **post) == ""
    assert substitution_problem(first=first, last=date(2026, 7, 1), **post)


@pytest.mark.parametrize(
    ("day", "quarter"), [("2026-01-01", "2026Q1"), ("2026-06-30", "2026Q2"), ("2026-12-31", "2026Q4")]
)
def test_quarters(day, quarter):
    assert quarter_of(date.fromisoformat(day)) == quarter
    term = term_of(date(2026, 10, 1), 14, 14)
    assert (term.due_on, term.grace_until) == (date(2026, 10, 15), date(2026, 10, 29))
