"""A round from choosing what is voted on to its result: two phones vote, it closes early, and the night counts it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.album import Album
from tests.journeys.conftest import FIRST_START, ROOT, Site, sign_in
from tests.journeys.databases import at
from tests.journeys.seed_coding import TITLE
from tests.journeys.seed_rounds import VOTERS

SLUG, NAME = "what-we-share", "What we share"
CHOSEN = 6
WHY = "Everybody we asked had time to vote."
WELSH_BUTTONS = ("Cytuno", "Anghytuno")


def run(site: Site, module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", f"tests.journeys.{module}", *arguments]
    subprocess.run(
        command, env=at(site.home), cwd=ROOT, check=True, timeout=FIRST_START, stdout=subprocess.DEVNULL
    )


@pytest.fixture(scope="module")
def heard(site: Site) -> Site:
    """The site once 62 people have said something."""
    run(site, "seed_coding", site.email)
    return site


@pytest.fixture(scope="module")
def album() -> Album:
    return Album()


def look(page: Page, axe: str, album: Album, who: str) -> None:
    """Axe finds nothing, and nothing is wider than this window, nor than a phone."""
    assert not axe or violations(page, axe) == [], page.url
    size = page.viewport_size
    for width in (size["width"] if size else 320, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not is_wider_than_the_screen(page), (page.url, width)
        album.keep(page, f"{who} at {width}")
    if size:
        page.set_viewport_size(size)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def prepare_and_open(page: Page, site: Site, axe: str, album: Album) -> None:
    page.goto(f"{site.address}/staff/understand/rounds/")
    press(page, "Prepare an agreement round")
    page.get_by_label("Statements from").select_option(label=TITLE)
    page.get_by_label("What is it called?").fill(NAME)
    page.get_by_label("Its address").fill(SLUG)
    today = date.today()  # noqa: DTZ011  (as the browser's own clock has it)
    page.get_by_label("First day to vote").fill(today.isoformat())
    page.get_by_label("Last day to vote").fill((today + timedelta(days=9)).isoformat())
    press(page, "Save")
    follow(page, "Choose what people vote on")
    boxes = page.get_by_role("checkbox")
    for place in range(CHOSEN):
        boxes.nth(place).check()
    look(page, axe, album, "facilitator")
    press(page, "Save")
    follow(page, "Read and open")
    look(page, axe, album, "facilitator")
    page.get_by_label("I have read each statement as a stranger").check()
    press(page, "Save")
    expect(page.get_by_text("While people vote, no number is shown here")).to_be_visible()


def vote(page: Page, address: str, album: Album, who: str, *buttons: str) -> None:
    """From the first page to the last one, with these buttons in turn."""
    page.goto(address)
    look(page, "", album, who)
    page.locator("main form button").first.click()
    for place in range(CHOSEN):
        assert re.search(rf"\b{place + 1}\b.*\b{CHOSEN}\b", page.locator("#progress").inner_text())
        if place < 2:
            look(page, "", album, who)
        press(page, buttons[place % len(buttons)])
    look(page, "", album, who)
    page.locator("main form button.govuk-button").click()
    look(page, "", album, who)
    assert page.context.cookies() == []


def test_from_choosing_to_the_result(
    site: Site, heard: Site, page_at: Callable[..., Page], axe: str, album: Album
) -> None:
    asha = page_at()
    sign_in(asha, site)
    prepare_and_open(asha, heard, axe, album)
    look(asha, axe, album, "facilitator")

    english, welsh = (page_at(width=320, scripts=False) for _each in range(2))
    vote(english, f"{site.address}/round/{SLUG}/", album, "phone", "Agree", "Pass")
    expect(english.get_by_role("heading", name="Thank you")).to_be_visible()
    vote(welsh, f"{site.address}/cy/round/{SLUG}/", album, "phone in Welsh", *WELSH_BUTTONS)
    expect(welsh.locator("html")).to_have_attribute("lang", re.compile("^cy"))
    with_scripts = page_at(width=320)
    for language in ("", "/cy"):
        with_scripts.goto(f"{site.address}{language}/round/{SLUG}/")
        look(with_scripts, axe, album, "anybody")
        with_scripts.locator("main form button").first.click()
        look(with_scripts, axe, album, "anybody")

    run(site, "seed_rounds", SLUG, "votes")
    asha.reload()
    follow(asha, "Close before the last day")
    look(asha, axe, album, "facilitator")
    press(asha, "Close it")
    expect(asha.locator(".govuk-error-summary")).to_contain_text("Choose why.")
    look(asha, axe, album, "facilitator")
    asha.get_by_label(WHY).check()
    press(asha, "Close it")
    expect(asha.get_by_text("The votes are counted tonight.")).to_be_visible()
    look(asha, axe, album, "facilitator")

    press(with_scripts, WELSH_BUTTONS[0])
    expect(with_scripts.locator("main")).to_contain_text("Ni chadwyd eich pleidleisiau.")
    look(with_scripts, axe, album, "too late")
    english.goto(f"{site.address}/round/{SLUG}/")
    expect(english.locator("main")).to_contain_text(WHY)
    look(english, "", album, "phone")

    run(site, "seed_rounds", SLUG, "night")
    with_scripts.goto(f"{site.address}/round/{SLUG}/")
    main = with_scripts.locator("main")
    expect(main).to_contain_text(f"{VOTERS + 2} people voted.")
    expect(main).to_contain_text(WHY)
    expect(main.locator("section[aria-labelledby=consensus]")).to_contain_text("Most agree:")
    groups = main.locator("section[aria-labelledby=groups]").inner_text()
    assert "We found no clear groups." in groups or "Any group would have been smaller" in groups
    look(with_scripts, axe, album, "anybody")
    with_scripts.goto(f"{site.address}/cy/round/{SLUG}/")
    look(with_scripts, axe, album, "anybody in Welsh")
    asha.reload()
    look(asha, axe, album, "facilitator")
    follow(asha, "Agreement rounds")
    look(asha, axe, album, "facilitator")
