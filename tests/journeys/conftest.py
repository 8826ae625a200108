"""A real site from the real command, and a real browser that can reach nothing but this machine.

The browser is Debian's Chromium, found by the variable CHROMIUM. Absent, journeys skip loudly; in CI a skip
is a failure.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.journeys.databases import at, copy_home, give_tables

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 60.0
MILLISECONDS_FOR_A_PAGE, MILLISECONDS_FOR_ITS_WORDS = 120_000, 30_000
"""How long a deed on a page may take, and how long one waits for words on it: a busy machine makes no promise false."""
FIRST_START = 4 * PATIENCE
"""An empty home is given its tables first, which takes half a minute of a processor."""
LETTERS_SHOWN = 4_000
"""So much is shown of each open page, and of what each site wrote, where a journey fails."""
SAID: set[Path] = set()
"""The files into which commands wrote their stderr."""
PASSPHRASE = "teapot ladder orchard violin"
NOTHING_BUT_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
PASSWORD = "four calm words here"
COMMAND = "from speakopenly.cli import main; main()"


@dataclass(frozen=True)
class Site:
    """Where a served site is, where it keeps its things, and whom it knows."""

    address: str
    home: Path
    email: str = "asha@northmoor.example"


def missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def open_browser() -> Iterator[Callable[[str], Browser]]:
    """Start the browser with the rule of which hosts it may reach. Playwright can be started once in a process."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        missing("NO BROWSER: install chromium-headless-shell, or set CHROMIUM to its path")
    expect.set_options(timeout=MILLISECONDS_FOR_ITS_WORDS)
    with sync_playwright() as playwright:
        yield lambda hosts: playwright.chromium.launch(
            executable_path=path, args=["--disable-dev-shm-usage", hosts]
        )


@pytest.fixture(scope="session")
def browser(open_browser: Callable[[str], Browser]) -> Iterator[Browser]:
    browser = open_browser(NOTHING_BUT_HERE)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.exists():
        missing("AXE ABSENT: npm ci")
    return AXE.read_text("utf-8")


@pytest.fixture(scope="session")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A home as after its first start, with keys of its own still to make: ``new_home("survey")``."""

    def make(name: str) -> Path:
        home = tmp_path_factory.mktemp(name)
        give_tables(home)
        return home

    return make


@pytest.fixture(scope="session")
def home_of_asha(new_home: Callable[[str], Path]) -> Path:
    """A home with one account, made once by the real command and copied for each site."""
    home = new_home("home-of-asha")
    (home / "password").write_text(PASSWORD)
    roles = ["--role", "facilitator", "--role", "publisher"]
    account = ["user", "add", Site.email, "--name", "Asha", "--service", "Northmoor", *roles]
    added = _speakopenly(home, *account, "--password-file", str(home / "password"))
    assert added.wait(FIRST_START) == 0
    return home


@contextmanager
def served(home: Path) -> Iterator[Site]:
    """The whole site on this home, started as an administrator starts it, until one is done with it."""
    if not (ROOT / "src/speakopenly/web/static/build/work.css").exists():
        missing("FACES NOT BUILT: npm ci && npm run faces")
    site = Site(f"http://127.0.0.1:{free_port()}", home)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.fixture(scope="module")
def site(home_of_asha: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with one account; each file of journeys has its own."""
    home = tmp_path_factory.mktemp("home")
    copy_home(home_of_asha, home)
    with served(home) as site:
        yield site


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A journey that fails tells where it stood and what its sites wrote: everybody in journeys is invented."""
    report = yield
    if report.failed:
        report.sections += [*_open_pages(item), *_what_was_said()]
    return report


def _open_pages(item: pytest.Item) -> Iterator[tuple[str, str]]:
    """The address of each page that is open, and what is to be seen there; none before a browser was asked for."""
    browser = getattr(item, "funcargs", {}).get("browser")
    for page in [page for context in browser.contexts for page in context.pages] if browser else []:
        with suppress(Error):  # it answers no more, and the failure is told all the same
            yield page.url, page.locator("body").inner_text(timeout=5_000)[:LETTERS_SHOWN]


def _what_was_said() -> Iterator[tuple[str, str]]:
    """The end of what commands wrote to stderr, under the name of their home."""
    for file in sorted(SAID):
        if said := file.read_text("utf-8"):
            yield file.name, said[-LETTERS_SHOWN:]


@pytest.fixture
def page_at(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A fresh browser window: ``page_at(width=320, scripts=False, dark=True)``."""
    opened = []

    def open_page(*, width: int = 1280, scripts: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(MILLISECONDS_FOR_A_PAGE)
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


def sign_in(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/staff/")
    page.get_by_label("E-mail address").fill(site.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert page.url == f"{site.address}/staff/"


def _speakopenly(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    # Beside the home, which holds nothing that is not its own.
    said = home.with_name(f"{home.name}.stderr")
    SAID.add(said)
    with said.open("ab") as file:
        return subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments],
            env=at(home),
            stdout=subprocess.DEVNULL,
            stderr=file,
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(address: str) -> None:
    until = time.monotonic() + FIRST_START
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):  # noqa: S310  (this machine)
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The site did not answer within {FIRST_START} seconds.")


@pytest.fixture(scope="module")
def with_a_key(site: Site) -> Site:
    """The site once its facilitator has a reading key."""
    command = [sys.executable, "-m", "tests.journeys.seed_reading_key", site.email, PASSPHRASE]
    subprocess.run(command, env=at(site.home), check=True, timeout=PATIENCE)
    return site
