"""A real portal (web server and worker processes on a database of its own) and a real Chromium."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from portal.demo_programs import QUEUES, live_command
from portal.ports import free_port
from tests.conftest import OWNER_URL, ROOT, address, drop_clone, make_clone

AXE = ROOT / "tests" / "vendor" / "axe-core-4.14.1" / "axe.min.js"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def site_name(template: str) -> str:
    """The name of this worker's portal database."""
    return f"{template}_site_{os.environ.get('PYTEST_XDIST_WORKER', 'gw9')}_{os.getpid()}"


@pytest.fixture(scope="session")
def site_database(site: str, template_database: str) -> str:
    """The address of that portal's database, for what a test prepares or counts in it."""
    return address(OWNER_URL, site_name(template_database))


def on_the_portal(site_database: str, code: str) -> str:
    """Run a few lines in the portal's own database; the last line they print."""
    env = {**os.environ, "DATABASE_URL": site_database, "DATABASE_OWNER_URL": ""}
    command = [sys.executable, "manage.py", "shell", "-c", code]
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr[-2000:]
    return told.stdout.strip().splitlines()[-1].partition(" ")[2]


@pytest.fixture(scope="session")
def site(template_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with its own database, web server and worker."""
    with running_portal(template_database, site_name(template_database), tmp_path_factory) as url:
        yield url


@contextmanager
def running_portal(template: str, name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal on a clone called `name`, for as long as it is needed; its address."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw9")
    apart = 20 * int(worker[2:])  # two portals that look for a port at the same moment must not find the same one
    port = free_port(8300 + apart)
    make_clone(template, name)
    redis = settings.REDIS_URL.rsplit("/", 1)[0] + f"/{10 + int(worker[2:]) % 5}"
    url, live = f"http://127.0.0.1:{port}", free_port(8500 + apart)
    env = {
        **os.environ,
        "DATABASE_URL": address(OWNER_URL, name),
        "DATABASE_OWNER_URL": "",
        "REDIS_URL": redis,
        "SITE_URL": url,
        "LIVE_URL": f":{live}/live/",
    }
    log = (tmp_path_factory.mktemp("site") / "log").open("w")
    programs = [
        live_command("127.0.0.1", live),
        [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--respawn-failed-workers",
            "--respawn-interval",
            "0.5",
            "portal.wsgi:application",
        ],
        [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "portal",
            "worker",
            "-c",
            "1",
            "-Q",
            QUEUES,
            "--loglevel",
            "INFO",
            "-B",
            "-s",
            str(tmp_path_factory.mktemp("beat") / "beat"),
        ],
    ]
    running = [subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log) for command in programs]
    wait_until_ready(url)
    yield url
    for program in running:
        program.terminate()
    for program in running:
        end(program)
    drop_clone(name)


def end(program: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Until a program that was asked to stop has stopped; one that still holds a stream or a task is killed."""
    try:
        program.wait(seconds)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def wait_until_ready(url: str) -> None:
    """Until the first page is answered."""
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{url}/healthz/live", timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the portal did not start")


def chromium() -> str | None:
    """A Chromium on PATH; none: Playwright's own."""
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


@pytest.fixture(scope="module")  # its event loop must not outlive the browser tests: Django refuses to work inside one
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with the project's fonts."""
    folder = tmp_path_factory.mktemp("fonts")
    configuration = folder / "fonts.conf"
    configuration.write_text(FONTS_CONF.format(fonts=settings.FONTS_DIR, cache=folder))
    with sync_playwright() as playwright:
        env = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, env=env)
        yield started
        started.close()


def new_visitor(browser: Browser, site: str, width: int, *, javascript: bool = True) -> BrowserContext:
    """A person with their own device."""
    height = 844 if width < 600 else 900
    return browser.new_context(
        base_url=site, viewport={"width": width, "height": height}, java_script_enabled=javascript, locale="zh-CN",
        reduced_motion="reduce", bypass_csp=True,
    )  # fmt: skip


def log_in(context: BrowserContext, username: str) -> Page:
    """A page of somebody of the cast, logged in by typing."""
    page = context.new_page()
    page.goto("/account/login/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill("yiwang-demo-2026")
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(lambda url: "login" not in url)
    return page


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA or best practice on the page as it stands, and no sideways scroll."""
    page.add_script_tag(path=AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    told = [f"{v['id']}: {n['html'][:160]}" for v in found for n in v["nodes"]]
    assert not told, f"{page.url}\n" + "\n".join(told)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} scrolls sideways"


def picture(page: Page, name: str) -> None:
    """Keep a picture where PICTURES says, for README and for looking."""
    folder = os.environ.get("PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def expect_words(page: Page, words: str) -> None:
    """The words appear on the page, also when the press that leads there is still under way."""
    expect(page.locator("body")).to_contain_text(words)
