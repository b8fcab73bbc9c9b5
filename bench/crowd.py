"""Applicants for the bench: each a person with a firm of the own, logged in, so that drafts do not collide."""

import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from http.client import HTTPMessage
from io import StringIO
from typing import IO, Any
from urllib.parse import urljoin

from identity.actions.people import open_account, register_organisation, register_person
from identity.models import User
from portal import journey
from portal.demo_words import PASSWORD
from portal.journey_visitor import FormReader, JourneyError, Visitor, encode
from records.identifiers.organisations import uscc_check_character
from records.identifiers.persons import id_check_character
from records.ledger.actor import system_actor

FIRST_BIRTHDAY = 19900101
DIGITS = "零一二三四五六七八九"  # a person's name holds no figures


class Straight(urllib.request.HTTPRedirectHandler):
    """Does not follow: the answer to the act is measured, not the page after it."""

    def redirect_request(self, req: Any, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str) -> None:
        return None


class Applicant(Visitor):
    """One client: fills drafts untimed, submits timed."""

    path = ""
    request: urllib.request.Request

    def prepare(self) -> None:
        """A draft of the bundle, filled in and complete, on its last page; what its button sends."""
        self.path = journey.fill_draft(self)
        reader = FormReader(self.url)
        reader.feed(self.page)
        form = next(form for form in reader.forms if form.action == self.path)
        data, kind = encode({**form.fields, "declare": ["on"]}, {})
        address = urljoin(self.site + "/", self.path)
        self.request = urllib.request.Request(address, data, {"Referer": self.url, "Content-Type": kind})

    def submit_timed(self) -> tuple[float, str]:
        """Milliseconds of the submission alone, and the case it led to."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), Straight)
        begun = time.perf_counter()
        try:
            opener.open(self.request, timeout=30).close()
        except urllib.error.HTTPError as answer:
            spent = (time.perf_counter() - begun) * 1000
            if answer.code != 302:
                raise JourneyError(f"submission answered {answer.code}") from None
            return spent, answer.headers["Location"].rstrip("/").rpartition("/")[2]
        raise JourneyError("the submission was not accepted")


def gather(site: str, count: int) -> list[Applicant]:
    """`count` applicants with accounts and firms, made through actions and logged in over HTTP."""
    by, crowd = system_actor("bench"), []
    for number in range(count):
        name, body = f"bench{number}", f"990102{FIRST_BIRTHDAY}{number:03d}"
        if not User.objects.filter(username=name).exists():
            code = f"92990102MA1{number:06d}"
            row = register_person(
                name=f"测试{DIGITS[number % 10]}", id_number=body + id_check_character(body),
                phone=f"1990009{number:04d}", region="990102001",
                email=f"{name}@example.invalid", assurance=3, assured_by="window", by=by,
            )  # fmt: skip
            open_account(row, username=name, password=PASSWORD, by=by)
            register_organisation(
                uscc=code + uscc_check_character(code), name=f"测试面馆{number}", kind="individual_business",
                representative=row, region="990102001", address="云浦区桃溪路 18 号", by=by,
            )  # fmt: skip
        crowd.append(enter(site, name))
    return crowd


def enter(site: str, username: str) -> Applicant:
    """Logged in, acting for the own firm."""
    applicant = Applicant(site)
    applicant.open("/account/login/")
    applicant.submit("/account/login/", {"username": username, "password": PASSWORD})
    with redirect_stdout(StringIO()):
        journey.act_for_firm(applicant)
    return applicant


def burst(crowd: list[Applicant], clients: int) -> tuple[list[float], float, list[str]]:
    """Everybody submits, so many at a time: milliseconds of each, seconds until the last answer, the cases."""
    with redirect_stdout(StringIO()):
        for applicant in crowd:
            applicant.prepare()
    with ThreadPoolExecutor(clients) as pool:
        begun = time.perf_counter()
        answers = list(pool.map(Applicant.submit_timed, crowd))
        spent = time.perf_counter() - begun
    return [ms for ms, _ in answers], spent, [case for _, case in answers]
