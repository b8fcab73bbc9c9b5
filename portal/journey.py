"""`make journey`: the main job over HTTP, as the cast would do it, each step with its time (开办餐饮店一件事)."""

import io
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from PIL import Image

from .demo_words import PASSWORD
from .journey_visitor import JourneyError, Visitor

WAIT = 60
ANSWERS = {
    "contact_name": "林晓岚", "contact_phone": "199 0000 2002", "premises": "云浦区临溪街道桃溪路 18 号", "area": "86",
    "main_business": "餐饮服务经营者", "food_items": "热食类食品制售", "safety_manager": "䶮小𬭎",
    "safety_manager_id": "990102198806123020", "floors": "1 层",
    "exits": "2", "fire_manager": "林晓岚",
}  # fmt: skip


@contextmanager
def step(who: str, what: str) -> Iterator[None]:
    """Print a step and the time it took."""
    print(f"{who:<4} {what} …", end=" ", flush=True)
    begun = time.monotonic()
    yield
    print(f"{(time.monotonic() - begun) * 1000:.0f} ms", flush=True)


def until(ready: Callable[[], bool], sentence: str) -> None:
    """Look again until the workers have done their part."""
    deadline = time.monotonic() + WAIT
    while not ready():
        if time.monotonic() > deadline:
            raise JourneyError(f"{sentence} after {WAIT} s")
        time.sleep(0.2)


def log_in(site: str, username: str) -> Visitor:
    """Somebody of the cast, logged in with the password."""
    visitor = Visitor(site)
    visitor.open("/account/login/")
    visitor.submit("/account/login/", {"username": username, "password": PASSWORD})
    if "/account/login/" in visitor.url:
        raise JourneyError(f"{username} could not log in")
    return visitor


def picture(name: str) -> tuple[str, bytes]:
    """A small PNG."""
    out = io.BytesIO()
    Image.new("RGB", (240, 160), "white").save(out, "PNG")
    return f"{name}.png", out.getvalue()


def act_for_firm(lin: Visitor) -> None:
    """Lin acts for her individual business from now on."""
    with step("Lin", "acts for her individual business"):
        lin.open("/account/")
        firm = lin.find(r'name="organisation" value="(O-[^"]+)"')
        lin.submit("/account/acting-for/", {"organisation": firm})


def fill_draft(lin: Visitor) -> str:
    """Lin searches, opens the guide, fills the form, hands in the materials; the path that submits."""
    with step("Lin", "searches 开餐馆 and opens the guide"):
        lin.open("/search/?q=%E5%BC%80%E9%A4%90%E9%A6%86")
        lin.open(guide := lin.find(r'href="(/bundles/[^"]+/)"'))
    with step("Lin", "starts a draft and fills in the form"):
        lin.submit(f"{guide}drafts/", {})
        draft = lin.find(r"/drafts/([^/\"]+)/")
        if "/notice/" in lin.url:
            lin.submit(f"/drafts/{draft}/acknowledgement/", {})
        lin.submit(f"/drafts/{draft}/form/", {**ANSWERS, "next": "1"})
    with step("Lin", "uploads the materials"):
        for element in sorted(set(re.findall(rf'action="/drafts/{draft}/materials/([^/"]+)/"', lin.page))):
            lin.submit(f"/drafts/{draft}/materials/{element}/", {}, {"file": picture(element)})
    lin.open(f"/drafts/{draft}/check/")
    return f"/drafts/{draft}/submission/"


def apply_once(lin: Visitor) -> str:
    """Lin, for her firm: everything up to the submission; the case number."""
    path = fill_draft(lin)
    with step("Lin", "submits once"):
        lin.submit(path, {"declare": "on"})
    return lin.url.rstrip("/").rpartition("/")[2]


def receive(mo: Visitor, case: str) -> list[str]:
    """Mo at the window: receipt, acceptance of each organ's case; their numbers."""
    with step("Mo", "receives the case at the window"):
        mo.open(f"/desk/{case}/")
        mo.submit(f"/desk/{case}/receipt/", {})
    children = sorted(set(re.findall(r'action="/desk/([^/"]+)/acceptance/"', mo.page)))
    for child in children:
        with step("Mo", f"accepts {child}"):
            mo.submit(f"/desk/{child}/acceptance/", {})
    return children


def open_task(visitor: Visitor, cases: list[str], form: str) -> str:
    """Open the task of one of `cases` that shows the form `form`; its reference. Waits for the workers."""
    found: list[str] = []

    def look() -> bool:
        visitor.open("/tasks/")
        rows = re.findall(r'<tr>\s*<th scope="row">\s*<a href="/tasks/([^/]+)/">(.*?)</tr>', visitor.page, re.DOTALL)
        for task in [task for task, rest in rows if any(case in rest for case in cases)]:
            if f'action="/tasks/{task}/{form}/"' in visitor.open(f"/tasks/{task}/"):
                found.append(task)
                return True
        return False

    until(look, f"no task with {form} for {', '.join(cases)}")
    return found[0]


def decide(who: str, visitor: Visitor, cases: list[str], what: str) -> None:
    """Approve the open task."""
    with step(who, what):
        task = open_task(visitor, cases, "decision")
        visitor.submit(f"/tasks/{task}/decision/", {"do": "approve", "opinion": "符合条件。"})


def visit_together(an: Visitor, bo: Visitor, cases: list[str]) -> None:
    """One appointment for both organs, each records its own finding."""
    with step("An", "arranges one visit for both organs"):
        task = open_task(an, cases, "visit")
        at = datetime.now() + timedelta(days=1)  # noqa: DTZ005 - typed as people type it, in local time
        an.submit(f"/tasks/{task}/visit/", {"starts_at": at.strftime("%Y-%m-%d 10:00")})
    for who, visitor in (("An", an), ("Bo", bo)):
        with step(who, "records the finding of the own organ"):
            task = open_task(visitor, cases, "finding")
            officers = re.findall(r'name="officers"\s+value="([^"]+)"', visitor.page)
            typed: dict[str, str | list[str]] = {"passed": "yes", "finding": "现场与申报一致。", "officers": officers}
            visitor.submit(f"/tasks/{task}/finding/", typed)


def wallet(lin: Visitor) -> set[str]:
    """The certificates Lin sees."""
    return set(re.findall(r'href="/licences/(L[^/"]+)/"', lin.open("/licences/")))


def download(lin: Visitor, before: set[str]) -> dict[str, bytes]:
    """The two new certificates as files, when they are sealed."""
    with step("Lin", "sees two new certificates, sealed"):
        until(lambda: len(wallet(lin) - before) == 2, "the certificates did not appear")
        new = sorted(wallet(lin) - before)
        for ref in new:
            until(lambda ref=ref: f"/licences/{ref}/file/" in lin.open(f"/licences/{ref}/"), f"{ref} has no file")  # type: ignore[misc]
    files = {}
    for ref in new:
        with step("Lin", f"downloads {ref}"):
            lin.open(f"/licences/{ref}/file/")
            files[ref] = lin.body
    return files


def check(site: str, files: dict[str, bytes]) -> None:
    """Anybody: by the code of the QR, by the file, and by a file with one altered byte."""
    anybody = Visitor(site)
    for ref, content in files.items():
        altered = bytearray(content)
        altered[len(altered) // 3] ^= 1
        with step("all", f"check {ref} by its code: valid"):
            anybody.open(f"/verify/{ref}/")
            anybody.find('data-result="(valid)"')
        for sent, result in ((content, "valid"), (bytes(altered), "altered")):
            with step("all", f"check the file of {ref}: {result}"):
                anybody.open("/verify/")
                anybody.submit("/verify/", {}, {"file": ("certificate.pdf", sent)})
                anybody.find(f'data-result="({result})"')


def refuse_stranger(wen: Visitor, case: str) -> None:
    """Wen asks for Lin's case and is told that there is none."""
    with step("Wen", "asks for the case of Lin: not found"):
        try:
            wen.open(f"/applications/{case}/")
        except JourneyError as refused:
            if "answered 404" in str(refused):
                return
            raise
        raise JourneyError("a stranger sees the case of Lin")


def travel(site: str) -> None:
    """The whole journey."""
    with step("all", "log in"):
        lin, mo, an, bo, wen = (log_in(site, name) for name in ("lin", "mo", "an", "bo", "wen"))
    act_for_firm(lin)
    before = wallet(lin)
    case = apply_once(lin)
    children = receive(mo, case)
    decide("An", an, children, "reviews the materials for market regulation")
    visit_together(an, bo, children)
    decide("Bo", bo, children, "decides for fire rescue, waiting for nobody")
    decide("An", an, children, "decides for market regulation")
    files = download(lin, before)
    refuse_stranger(wen, case)
    check(site, files)


def main() -> int:
    """`python -m portal.journey` against PORT of this machine or SITE."""
    site = os.environ.get("SITE") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
    begun = time.monotonic()
    try:
        travel(site)
    except JourneyError as error:
        print(f"\nerror: {error}", file=sys.stderr)
        return 1
    print(f"{time.monotonic() - begun:.1f} s: two certificates issued, sealed, downloaded and verified")
    return 0


if __name__ == "__main__":
    sys.exit(main())
