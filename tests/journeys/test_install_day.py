"""Journey 20: from an empty machine to an open door, with the keyboard alone; and nobody who runs the machine
finds a word of any report on any page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import (
    COMMAND,
    PASSWORD,
    PATIENCE,
    ROOT,
    Site,
    free_port,
    missing,
    sign_in,
    wait_until_it_answers,
)
from tests.journeys.databases import at, scratch
from tests.journeys.test_every_page_is_for_everyone import pages_from
from tests.journeys.test_speak import press, to_check

MOST_TABS = 400
WORDS = "The marmalade timetable had a gap and nobody could say whose it was."
TEXTS = {
    "hosted_by_en_gb": "Northmoor Learning Partnership",
    "hosted_by_cy": "Partneriaeth Ddysgu Northmoor",
    "readers_employed_by_en_gb": "the charity",
    "readers_employed_by_cy": "yr elusen",
    "computer_run_by_en_gb": "two technicians",
    "computer_run_by_cy": "dau dechnegydd",
}
NAMED = (("Police", "Heddlu", "999"), ("Front door", "Drws ffrynt", "01632 960 101"),
         ("Night team", "Tîm nos", "01632 960 102"))  # fmt: skip


def rehearse_a_restore(site: Site, folder: Path) -> None:
    """Back the running site up, and bring it back into a throw-away place."""
    passphrase, file = folder / "passphrase", folder / "northmoor.backup"
    passphrase.write_text("teapot ladder orchard violin marmalade")
    for words in (["backup", str(file)], ["restore", "--rehearse", str(file), *scratch(site.home)]):
        command = [sys.executable, "-c", COMMAND, *words, "--passphrase-file", str(passphrase)]
        subprocess.run(command, env=at(site.home), check=True)


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A machine on which people were founded and nothing else was set up."""
    if not (ROOT / "src/speakopenly/web/static/build/work.css").exists():
        missing("FACES NOT BUILT: npm ci && npm run faces")
    home = tmp_path_factory.mktemp("install-day")
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.seed_a_new_service", PASSWORD],
        env=at(home), cwd=ROOT, check=True,
    )  # fmt: skip
    site = Site(f"http://127.0.0.1:{free_port()}", home, "cara@northmoor.example")
    port = site.address.rpartition(":")[2]
    process = subprocess.Popen([sys.executable, "-c", COMMAND, "serve", "--port", port], env=at(home))
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


def reach(page: Page, what: str) -> None:
    """Press Tab until the focus is on something with this name, as its text, its label or its field name."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(({name, textContent}) => `${name} ${textContent}`.replace(/\\s+/g, ' '))(document.activeElement)"
        )
        if what in here:
            return
    raise AssertionError(f"The keyboard does not reach: {what}")


def go(page: Page, what: str) -> None:
    """Reach a link or button, and press it."""
    reach(page, what)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, field: str, text: str) -> None:
    reach(page, field)
    page.keyboard.type(text)


def name_somebody(page: Page, place: int) -> None:
    english, welsh, number = NAMED[place]
    go(page, "Add a contact")
    reach(page, "kind")
    for _step in range(place):
        page.keyboard.press("ArrowDown")
    write(page, "number", number)
    write(page, "name_en_gb", english)
    write(page, "name_cy", welsh)
    go(page, "Save")


def confirm_the_promise(page: Page, site: Site, who: str) -> None:
    sign_in(page, Site(site.address, site.home, f"{who}@northmoor.example"))
    page.goto(f"{site.address}/staff/site/promise/")
    go(page, "They are true here")
    assert "nobody yet" not in page.inner_text("main") or who == "lea"


def test_journey_20_the_door_opens_when_everything_is_in_place_and_not_before(
    new_site: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path
) -> None:
    confirm_the_promise(page_at(), new_site, "lea")
    confirm_the_promise(page_at(), new_site, "una")
    page, public = page_at(), page_at(width=320)
    sign_in(page, new_site)

    page.goto(f"{new_site.address}/staff/site/")
    go(page, "Who runs this, the nation")
    fill_in_the_door(page)
    go(page, "Danger contacts rung")
    for place in range(len(NAMED)):
        name_somebody(page, place)
    for english, _welsh, _number in NAMED[:2]:
        go(page, f"it is right: {english}" if english != "Police" else "I looked at it today")
    page.goto(f"{new_site.address}/staff/site/")
    go(page, "Open the Speak door")

    refused = page.inner_text("[role=alert]")
    assert "Danger contacts rung" in refused
    assert "A restore has been rehearsed" in refused
    public.goto(f"{new_site.address}/speak/")
    assert "This site is being set up." in public.inner_text("main")
    assert "01632 960 101" in public.inner_text("main")
    assert not public.locator("form").count()
    assert not violations(public, axe)
    assert not is_wider_than_the_screen(public)

    rehearse_a_restore(new_site, tmp_path)
    page.goto(f"{new_site.address}/staff/site/contacts/")
    go(page, "it is right: Night team")
    page.goto(f"{new_site.address}/staff/site/")
    go(page, "Open the Speak door")

    assert "The Speak door is open." in page.inner_text("main")
    assert "Pilot: not yet tested" in open_home(public, new_site)
    to_check(public, new_site, WORDS)
    press(public, "Send report")
    assert public.locator("ol.so-eight").count()


def fill_in_the_door(page: Page) -> None:
    reach(page, "nation")
    page.keyboard.press("Space")
    for field, text in TEXTS.items():
        write(page, field, text)
    go(page, "Save")


def open_home(public: Page, site: Site) -> str:
    public.goto(site.address)
    return public.inner_text("body")


@pytest.mark.parametrize("width", [1280, 320])
def test_journey_20_whoever_runs_the_machine_finds_no_word_of_a_report(
    new_site: Site, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    """After the journey above: every page the administrator can reach is searched."""
    page = page_at(width=width)
    sign_in(page, new_site)
    problems, walked = [], 0

    for address in pages_from(page, new_site, "/staff/", "/staff/"):
        walked += 1
        seen = page.content()
        problems += [
            f"{address}: a word of a report" for word in WORDS.split() if len(word) > 7 and word in seen
        ]
        problems += violations(page, axe)
        if is_wider_than_the_screen(page):
            problems.append(f"{address} is wider than {width} pixels")

    assert walked >= 12
    assert not problems, "\n".join(problems)
