"""Whatever is sent to an endpoint of the published description, by anybody: no 5xx, and every refusal is a problem (RFC 9457).

schemathesis makes the requests from the description; half of them go to Lin's real things. `make campaign` sends more.
"""

import os
import re

import pytest
import requests
import schemathesis
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import lin_for_her_shop, log_in
from tests.house.doors import address, lins_things

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("CAMPAIGN_REQUESTS", "3"))
SITE = "http://testserver"
HARD = settings(
    max_examples=EXAMPLES, deadline=None, database=None, derandomize=EXAMPLES < 20, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
PROBLEM = "application/problem+json"


def operations():
    """Every operation of the description."""
    document = SchemaGenerator().get_schema(request=None, public=True)
    schema = schemathesis.openapi.from_dict(document)
    return [found.ok() for found in schema.get_all_operations()]


def real_address(path, objects):
    """The same endpoint on one of Lin's things."""
    return address(name_of(re.sub(r"\{[^}]+\}", "x", path)) or name_of(re.sub(r"\{[^}]+\}", "1", path)), objects)


def name_of(path):
    """The name of an address; empty when no door is there (a number asked for, a word given)."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def send(client, case, real):
    """One generated request through the whole stack; `real` is the address to use instead of a made-up one."""
    made = requests.Request(**{**case.as_transport_kwargs(base_url=SITE)}).prepare()
    path = made.path_url if real is None else f"{real}?{made.path_url.partition('?')[2]}"
    headers = {name: text(value) for name, value in made.headers.items() if name.lower() not in {"cookie", "host"}}
    kind = headers.pop("Content-Type", "application/json")
    return client.generic(case.method, path, made.body or b"", content_type=kind, headers=headers)


def text(value):
    """A header as text."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def attack(operation, clients, objects):
    """What went wrong with generated requests to one operation."""
    wrong, real = set(), real_address(operation.path, objects)

    @HARD
    @given(case=operation.as_strategy(), who=st.sampled_from(sorted(clients)), there=st.booleans())
    def run(case, who, there):
        with transaction.atomic():
            answer = send(clients[who], case, real if there else None)
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            wrong.add(
                f"{answer.status_code} {case.method} {operation.path} as {who}: {case.body!r:.120} {fault(answer)}"
            )
        elif answer.status_code >= 400 and answer.headers["Content-Type"] != PROBLEM:
            wrong.add(f"{answer.status_code} {case.method} {operation.path} is no problem document")

    run()
    return wrong


def fault(answer):
    """What was raised, if anything was."""
    told = getattr(answer, "exc_info", None)
    return f"{told[0].__name__}: {told[1]}" if told else ""


def test_no_request_makes_a_server_error():
    objects = lins_things()
    clients = {"anonymous": Client(), "lin": lin_for_her_shop(), **{name: log_in(name) for name in ("mo", "an", "yu")}}
    for client in clients.values():
        client.raise_request_exception = False
    found = operations()
    assert len(found) > 60
    wrong = set().union(*(attack(operation, clients, objects) for operation in found))
    assert not wrong, "\n".join(sorted(wrong))
