"""A facilitator puts choices in order, joins a condition, looks how a survey stands and asks for its answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from speakopenly.web.environment import DEMONSTRATION_MARK
from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import (
    FIRST_START,
    PASSPHRASE,
    PATIENCE,
    ROOT,
    Site,
    _speakopenly,
    free_port,
    sign_in,
    wait_until_it_answers,
)
from tests.journeys.databases import at
from tests.journeys.seed_survey import SLUG

PICTURES = os.environ.get("SPEAKOPENLY_PICTURES", "")


@pytest.fixture(scope="module")
def place(new_home: Callable[[str], Path]) -> Iterator[Site]:
    home = new_home("survey-at-work")
    (home / DEMONSTRATION_MARK).write_text("invented\n")
    site = Site(f"http://127.0.0.1:{free_port()}", home)
    surroundings = at(home)
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.seed_survey"],
        env=surroundings, cwd=ROOT, check=True, timeout=FIRST_START,
    )  # fmt: skip
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


def look(page: Page, axe: str, name: str, width: int) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True, timeout=20_000)
    assert not is_wider_than_the_screen(page), name
    assert violations(page, axe) == [], name


@pytest.mark.parametrize("width", [1280, 320])
def test_order_conditions_standing_and_answers(
    place: Site, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    page = page_at(width=width)
    sign_in(page, place)
    survey = f"{place.address}/staff/hear/listening/{SLUG}/survey/"
    page.goto(survey)

    page.get_by_role("link", name="Who are you?").click()
    page.get_by_role("button", name=re.compile("Down ?: Choice 1")).click()
    look(page, axe, "choices", width)
    page.goto(survey)
    page.get_by_role("link", name="What did you miss as a carer?").click()
    page.get_by_label("And, or: when else?").last.select_option(index=1)
    look(page, axe, "conditions", width)
    page.get_by_role("button", name="Go on", exact=True).last.click()
    expect(page.locator("main")).to_contain_text("and if")
    look(page, axe, "survey", width)
    page.get_by_role("link", name="How many you hope to hear").click()
    look(page, axe, "hoped-for", width)
    page.goto(survey)
    page.get_by_role("link", name="How it stands").click()
    look(page, axe, "standing-locked", width)
    page.get_by_role("link", name="Unlock your reading key").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock", exact=True).click()
    expect(page.locator("main")).to_contain_text("By language and reading level")
    look(page, axe, "standing", width)
    page.goto(survey)
    page.get_by_role("link", name="Take the answers out as a file").click()
    look(page, axe, "answers", width)
    page.goto(survey)
    page.get_by_role("link", name="Type in a paper form").click()
    look(page, axe, "typing-in", width)
