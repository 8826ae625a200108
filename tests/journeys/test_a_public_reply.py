"""A public reply is written, refused within 30 days, signed by another, and read: by a stranger, and from a mailbox."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from speakopenly.web.environment import DEMONSTRATION_MARK
from tests.journeys.conftest import (
    FIRST_START,
    PASSWORD,
    PATIENCE,
    ROOT,
    Site,
    _speakopenly,
    free_port,
    wait_until_it_answers,
)
from tests.journeys.databases import at
from tests.journeys.seed_public_replies import SIGNER, WRITER
from tests.journeys.test_bring_in_a_table import Facilitator

LOOKS = [(1280, True), (320, True), (320, False)]
LOOK_BY = date.today() + timedelta(days=90)  # noqa: DTZ011  (as the browser's own clock has it)
HEARD = "Many people told us that a worker had gone and nobody had said so."
BECAUSE = "we have no one yet who could tell every family."


@dataclass
class Demonstration:
    """A served demonstration, and the eight words of one report for each look."""

    site: Site
    receipts: list[list[str]]


def seed(home: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "tests.journeys.seed_public_replies", *arguments]
    done = subprocess.run(
        command, env=at(home), cwd=ROOT, check=True, capture_output=True, timeout=FIRST_START
    )
    return done.stdout.decode()


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    home = tmp_path_factory.mktemp("demonstration")
    (home / DEMONSTRATION_MARK).write_text("invented\n")
    receipts = json.loads(seed(home, str(len(LOOKS))))
    site = Site(f"http://127.0.0.1:{free_port()}", home, WRITER)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield Demonstration(site, receipts)
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.mark.parametrize("look", range(len(LOOKS)), ids=["desk", "phone", "phone without script"])
def test_a_public_reply(
    demonstration: Demonstration, page_at: Callable[..., Page], axe: str, look: int
) -> None:
    (width, scripts), site = LOOKS[look], demonstration.site
    theme, title = f"T{look + 1:02}", f"Changes of worker {look + 1}"

    def somebody() -> Facilitator:
        return Facilitator(page_at(width=width, scripts=scripts), axe if scripts else None)

    lena, pia, stranger, writer = (somebody() for _each in range(4))
    come_in(lena, site, WRITER)
    write(lena, theme, title)
    come_in(pia, site, SIGNER)
    pia.follow(f"Read and sign reply {look + 1}")
    pia.page.get_by_label("Sign it: everybody can read it from now on").check()
    pia.press("Save")
    expect(pia.page.locator(".govuk-error-summary")).to_contain_text("30 days have to pass")
    stranger.page.goto(f"{site.address}/replies/{look + 1}/")
    expect(stranger.page.get_by_text(HEARD)).to_have_count(0)
    seed(site.home, "later", theme)
    pia.page.get_by_label("Sign it: everybody can read it from now on").check()
    pia.press("Save")

    stranger.page.goto(f"{site.address}/replies/")
    stranger.look()
    stranger.follow(title)
    read(stranger.page)
    assert not stranger.page.context.cookies()
    from_the_mailbox(writer, site, demonstration.receipts[look], title)
    assert [each.problems for each in (lena, pia, stranger, writer)] == [[], [], [], []]


def come_in(who: Facilitator, site: Site, email: str) -> None:
    who.page.goto(f"{site.address}/staff/")
    who.page.get_by_label("E-mail address").fill(email)
    who.page.get_by_label("Password").fill(PASSWORD)
    who.page.get_by_role("button", name="Sign in", exact=True).click()


def write(lena: Facilitator, theme: str, title: str) -> None:
    """Begun, refused while boxes are blank, then worded and asked for."""
    page = lena.page
    lena.follow("Check")
    lena.follow("Public replies")
    page.get_by_text("Answer before it is owed").click()
    lena.follow("Reports from the Speak door")
    page.get_by_label(f"The theme “{title}”").check()
    lena.press("Begin")
    lena.follow("Everyday")
    page.get_by_label("What does it answer, in a few words?").fill(title)
    page.get_by_label("Heard").fill(HEARD)
    lena.press("Save these words")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_label("Heard")).to_have_value(HEARD)
    page.get_by_label("Or: nothing, because …").fill(BECAUSE)
    page.get_by_label("If nobody has looked yet: by which day will you?").fill(LOOK_BY.isoformat())
    lena.press("Save these words")
    expect(page.get_by_role("heading", name="1 of 4 ready")).to_be_visible()
    lena.follow("See how it will look")
    page.go_back()
    lena.press("Ask for the second signature")


def read(page: Page) -> None:
    main = page.locator("main")
    expect(main).to_contain_text(HEARD)
    expect(main).to_contain_text(BECAUSE)
    expect(main).to_contain_text(re.compile("We have not looked yet. We will by"))


def from_the_mailbox(writer: Facilitator, site: Site, words: list[str], title: str) -> None:
    """The eight words open the thread; the reply opens beside it, and nobody is given a cookie."""
    page = writer.page
    page.goto(f"{site.address}/return/")
    page.locator("textarea[name=words]").fill(" ".join(words))
    writer.go(page.locator("#words-form button.govuk-button"))
    expect(page.locator("main")).to_contain_text("What you wrote is part of it.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=title).click()
    read(opened.value)
    assert not page.context.cookies()
