"""Somebody tells us something, in a real browser: with and without scripts, with the keyboard alone, on a small
phone, in every wording. Northmoor and its people are invented."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import (
    PASSWORD,
    PATIENCE,
    ROOT,
    Site,
    _speakopenly,
    free_port,
    missing,
    wait_until_it_answers,
)
from tests.journeys.databases import at, rows_of
from tests.journeys.weather import bring_the_weather_here, weather_at

MOST_BYTES = 50_000
WORDS = "The handover was two lines long and nobody knew who had visited."
NAMED = "The duty worker Sarah Jenkins rang me on 07700 900123. The handover was two lines long."
WAYS = ["", "/family", "/young", "/easy", "/cy", "/cy/family", "/cy/young", "/cy/easy"]
OPEN_THE_DOOR = """
import json, os, pathlib
from datetime import date
home = pathlib.Path(os.environ["SPEAKOPENLY_HOME"])
(home / "THIS-IS-A-DEMONSTRATION").write_text("invented")
from speakopenly.web.commands import prepare_database
prepare_database()
from speakopenly.web.hear.keyring import actions as keyring
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.speak import actions
from speakopenly.web.people import actions as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
installation_key(may_make=True)
northmoor = people.found_service(name="Northmoor")
ben = people.add_person(
    service=northmoor, email="ben@northmoor.example", name="Ben", password="%s", roles=[Role.READER]
)
keyring.make_reading_key(
    by=Staff(user=ben, service=northmoor, roles=frozenset({Role.READER})),
    passphrase="a cup of words nobody else has",
)
said = json.loads(pathlib.Path("examples/northmoor/speak.json").read_text("utf-8"))["door"]
actions.set_up_door(northmoor, said=said, checked_on=date(2026, 11, 2), is_open=True)
"""


@pytest.fixture(scope="session")
def speaking(new_home: Callable[[str], Path]) -> Iterator[Site]:
    """A demonstration whose Speak door is open, with one reader behind it."""
    if not (ROOT / "src/speakopenly/web/static/build/speak.css").exists():
        missing("FACES NOT BUILT: npm ci && npm run faces")
    home = new_home("speaking")
    environment = at(home)
    subprocess.run([sys.executable, "-c", OPEN_THE_DOOR % PASSWORD], env=environment, cwd=ROOT, check=True)
    site = Site(f"http://127.0.0.1:{free_port()}", home)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2], "--workers", "0")
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


def main_button(page: Page, *, place: int = 0) -> None:
    with page.expect_navigation():
        page.locator("main .govuk-button").nth(place).click()


def press(page: Page, name: str) -> None:
    """Press a button, and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def to_words(page: Page, site: Site, way: str = "") -> None:
    page.goto(f"{site.address}{way}/speak/")
    main_button(page)
    page.locator("input[value=no]").check()
    main_button(page)


def to_check(page: Page, site: Site, words: str = WORDS) -> None:
    to_words(page, site)
    page.fill("#words", words)
    press(page, "Send what I have now")


def eight_words(page: Page) -> list[str]:
    return page.locator("ol.so-eight .so-eight__word:visible").all_inner_texts()


def reports_in(site: Site) -> int:
    with rows_of(site.home) as database:
        return int(database.execute("SELECT count(*) FROM speakopenly_hear_report").fetchone()[0])


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_journey_1_the_shortest_way_on_a_phone(
    speaking: Site, page_at: Callable[..., Page], scripts: bool
) -> None:
    page = page_at(width=360, scripts=scripts)
    sent: dict[str, int] = {}
    shown: list[int] = []

    def weigh(answer: Response) -> None:
        sent[answer.url] = int(answer.headers.get("content-length") or len(answer.body()))

    def seen() -> None:
        assert not is_wider_than_the_screen(page)
        shown.append(sum(sent.values()))
        for each in [address for address in sent if "/static/" not in address]:
            del sent[each]

    page.on("response", weigh)
    page.goto(f"{speaking.address}/")
    seen()
    main_button(page)
    seen()
    main_button(page)
    seen()
    page.locator("input[value=no]").check()
    main_button(page)
    seen()
    page.fill("#words", WORDS)
    press(page, "Send what I have now")
    seen()
    main_button(page)
    seen()

    assert len(shown) <= 7
    assert len(eight_words(page)) == 8
    assert max(shown) < MOST_BYTES
    assert page.context.cookies() == []
    assert page.context.storage_state()["origins"] == []


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_journey_2_nothing_chosen_leads_to_help_and_then_on(
    speaking: Site, page_at: Callable[..., Page], scripts: bool
) -> None:
    page = page_at(width=360, scripts=scripts)
    page.goto(f"{speaking.address}/speak/")
    main_button(page)

    main_button(page)

    assert page.get_by_role("heading", level=1).inner_text() == "Get help for the child first"
    assert page.get_by_text("checked on 2 November 2026").count() == 7
    assert page.get_by_role("link", name="01632 960 102").get_attribute("href") == "tel:01632960102"
    press(page, "I have asked for help: go on")
    assert page.get_by_label("What happened?").is_visible()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_journey_3_a_name_and_a_number_are_offered_as_roles_and_can_stay(
    speaking: Site, page_at: Callable[..., Page], scripts: bool
) -> None:
    page = page_at(width=360, scripts=scripts)

    to_check(page, speaking, NAMED)

    assert page.get_by_role("heading", level=1).inner_text() == "You may have named someone"
    assert page.locator("mark").all_inner_texts() == ["Sarah Jenkins", "07700 900123"]
    page.get_by_label("In place of “Sarah Jenkins”, say").select_option("the social worker")
    page.get_by_label("In place of “07700 900123”, say").select_option("a phone number")
    press(page, "Keep my words")
    assert page.get_by_text(NAMED).is_visible()
    press(page, "Send report")
    assert len(eight_words(page)) == 8


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_journey_4_a_database_that_refuses_loses_nothing_and_two_presses_store_once(
    speaking: Site, page_at: Callable[..., Page], scripts: bool
) -> None:
    page = page_at(width=360, scripts=scripts)
    before = reports_in(speaking)
    to_check(page, speaking)

    with rows_of(speaking.home) as database:
        database.execute("ALTER TABLE speakopenly_hear_report RENAME TO out_of_order")
        press(page, "Send report")
        assert page.get_by_role("heading", level=1).inner_text() == "Your report is not sent yet"
        assert page.get_by_text(WORDS).is_visible()
        database.execute("ALTER TABLE out_of_order RENAME TO speakopenly_hear_report")

    page.get_by_role("button", name="Send report").dblclick(no_wait_after=True)
    page.wait_for_selector("ol.so-eight")
    assert len(eight_words(page)) == 8
    assert reports_in(speaking) == before + 1


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_journey_5_a_wrong_word_is_named_the_words_are_shown_again_and_skipping_works(
    speaking: Site, page_at: Callable[..., Page], scripts: bool
) -> None:
    page = page_at(width=360, scripts=scripts)
    to_check(page, speaking)
    press(page, "Send report")
    words = eight_words(page)
    press(page, "I have written them down")

    page.get_by_label("Word 2").fill(words[1])
    page.get_by_label("Word 5").fill("pebbles")
    page.get_by_label("Word 7").fill(words[6])
    press(page, "Check")

    assert page.locator(".govuk-error-summary a").all_inner_texts() == [
        "Word 5 is different. Look at your note and try again."
    ]
    assert page.get_by_label("Word 7").input_value() == words[6]
    page.get_by_text("Show me the words again").click()
    assert eight_words(page) == words
    press(page, "Skip this")
    assert page.get_by_role("heading", level=1).inner_text() == "You are done"
    assert eight_words(page) == words


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_journey_6_leaving_midway_shows_the_weather_and_back_shows_no_words(
    speaking: Site, page_at: Callable[..., Page], scripts: bool
) -> None:
    page = page_at(width=360, scripts=scripts)
    bring_the_weather_here(page, speaking)
    to_words(page, speaking)
    page.fill("#words", WORDS)

    page.locator("[data-leave]").click()
    page.wait_for_url(weather_at(speaking))
    page.go_back(wait_until="commit")
    page.wait_for_timeout(300)

    assert WORDS not in page.content()
    assert not page.locator("#words").count() or page.locator("#words").input_value() == ""
    assert page.context.cookies() == []


def press_tab_to(page: Page, name: str) -> None:
    """Press Tab until the thing of this name, or with this id, has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.innerText?.trim(), document.activeElement.id]")
        if name in here:
            return
    pytest.fail(f"The Tab key never reaches {name}.")


def test_the_keyboard_alone_gets_from_the_first_page_to_the_last(
    speaking: Site, page_at: Callable[..., Page]
) -> None:
    page = page_at(width=320)
    page.goto(f"{speaking.address}/")

    for name in ("Start", "Continue"):
        press_tab_to(page, name)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    press_tab_to(page, "danger_0")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press_tab_to(page, "words")
    page.keyboard.type(WORDS)
    for name in ("Send what I have now", "Send report", "I have written them down"):
        press_tab_to(page, name)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    words = page.locator(".so-eight__word").all_text_contents()
    for place in (2, 5, 7):
        press_tab_to(page, f"word-{place}")
        page.keyboard.type(words[place - 1])
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.get_by_role("heading", level=1).inner_text() == "You are done"
    assert "/cy/" not in page.url, "Enter goes on, and never changes the language"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way or "/")
def test_no_screen_shuts_anybody_out(
    speaking: Site, page_at: Callable[..., Page], axe: str, way: str
) -> None:
    page = page_at(width=320, dark=way in ("/young", "/cy"))
    problems: list[str] = []
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    def look() -> None:
        problems.extend(violations(page, axe))
        if is_wider_than_the_screen(page):
            problems.append(f"{page.url} is too wide")

    for path in ("/", "/danger/", "/safe/", "/speak/"):
        page.goto(f"{speaking.address}{way}{path}")
        look()
    for deed in (
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: (page.fill("#words", NAMED), main_button(page)),
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: main_button(page),
        lambda: main_button(page, place=1),
    ):
        deed()
        look()

    assert len(eight_words(page)) == 8
    assert not problems, "\n".join(problems)
    assert not complaints


def test_changing_language_and_wording_midway_keeps_the_words(
    speaking: Site, page_at: Callable[..., Page]
) -> None:
    page = page_at(width=320, scripts=False)
    to_words(page, speaking)
    page.fill("#words", "half a thou")

    press(page, "Cymraeg")
    assert page.locator("#words").input_value() == "half a thou"
    press(page, "Pobl ifanc")

    assert re.search(r"/cy/young/speak/words/$", page.url)
    assert page.locator("#words").input_value() == "half a thou"


def test_only_the_slip_is_printed(speaking: Site, page_at: Callable[..., Page]) -> None:
    page = page_at()
    to_check(page, speaking)
    press(page, "Send report")
    words = page.locator("ol.so-eight").first.locator(".so-eight__word").all_inner_texts()

    page.emulate_media(media="print")

    assert eight_words(page) == words
    assert "Speak Openly" not in page.locator("body").inner_text()
    assert "We have your report" not in page.locator("body").inner_text()


def test_a_page_that_back_brings_from_memory_is_emptied(speaking: Site, page_at: Callable[..., Page]) -> None:
    page = page_at(width=320)
    to_words(page, speaking)
    page.fill("#words", WORDS)

    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    assert page.url == f"{speaking.address}/"
    assert WORDS not in page.content()
