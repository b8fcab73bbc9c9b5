"""Health doors with engines that answer."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_readiness_names_each_part(client: Client) -> None:
    answer = client.get("/healthz/ready")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "migrations": "ok", "redis": "ok"}
    assert "no-store" in answer["Cache-Control"]


def test_readiness_costs_two_queries(client: Client, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        client.get("/healthz/ready")


def test_liveness_asks_nobody(client: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert client.get("/healthz/live").json() == {"process": "ok"}


def test_health_cannot_be_posted_to(client: Client) -> None:
    assert client.post("/healthz/ready").status_code == 405
