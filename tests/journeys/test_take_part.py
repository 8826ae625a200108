"""Somebody takes part in a survey on an old phone: about, consent, a condition, save, come back, send, withdraw."""

from __future__ import annotations

import os
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
    PATIENCE,
    ROOT,
    Site,
    _speakopenly,
    free_port,
    wait_until_it_answers,
)
from tests.journeys.databases import at
from tests.journeys.seed_survey import SLUG, WITH_FILES
from tests.library.hear.recordings.test_kinds import tone

MOST_BYTES = 50_000
PICTURES = os.environ.get("SPEAKOPENLY_PICTURES", "")
"""A folder for a picture of each page, for whoever wants to look at them."""


@pytest.fixture(scope="module")
def place(new_home: Callable[[str], Path]) -> Iterator[Site]:
    home = new_home("survey")
    (home / DEMONSTRATION_MARK).write_text("invented\n")
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.seed_survey"],
        env=at(home),
        cwd=ROOT,
        check=True,
        timeout=FIRST_START,
    )
    site = Site(f"http://127.0.0.1:{free_port()}", home)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def looked_at(page: Page, name: str) -> None:
    """No page is wider than the phone or heavier than it may be; leaving is always there."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True, timeout=20_000)
    assert not is_wider_than_the_screen(page), name
    assert len(page.content().encode()) < MOST_BYTES, name
    assert page.get_by_role("link", name="Leave this page").count(), name
    assert "call 999" in page.inner_text("body"), name
    assert page.context.cookies() == [], name


def eight_words(page: Page) -> str:
    return " ".join(page.locator("main .so-eight__word").all_inner_texts()[:8])


def test_about_consent_condition_save_come_back_send_withdraw(
    place: Site, page_at: Callable[..., Page]
) -> None:
    page = page_at(width=320, scripts=False)

    page.goto(f"{place.address}/listen/")
    looked_at(page, "1-listen")
    page.get_by_role("link", name="What helps?").click()
    looked_at(page, "2-about")
    press(page, "Begin")
    expect(page.get_by_role("alert")).to_contain_text("Tick this to take part")
    looked_at(page, "3-about-problem")
    page.get_by_label("Count what I say").check()
    page.get_by_label("You may print some of my words, without my name.").check()
    press(page, "Begin")
    page.get_by_label("A carer").check()
    looked_at(page, "4-who")
    press(page, "Go on")
    page.get_by_label("What helped?").fill("A quick call back.")
    looked_at(page, "5-helped")
    press(page, "Save and go on later")
    looked_at(page, "6-saved")
    words = eight_words(page)

    other = page_at(width=320, scripts=False)
    other.goto(f"{place.address}/return/answers/")
    looked_at(other, "7-come-back")
    other.get_by_label("Your eight words").fill(words)
    press(other, "Open")
    looked_at(other, "8-saved-answers")
    press(other, "Go on with my answers")
    expect(other.get_by_label("What helped?")).to_have_value("A quick call back.")
    press(other, "Go on")
    other.get_by_label("What did you miss as a carer?").fill("Sleep.")
    press(other, "Go on")
    press(other, "Go on")
    looked_at(other, "9-needed")
    expect(other.get_by_role("alert")).to_contain_text("I would rather not say")
    other.get_by_label("4", exact=True).check()
    press(other, "Go on")
    looked_at(other, "10-check")
    press(other, "Send my answers")
    expect(other.get_by_role("heading", level=1)).to_have_text("We have your answers")
    looked_at(other, "11-sent")
    assert eight_words(other) == words

    other.goto(f"{place.address}/return/answers/")
    other.get_by_label("Your eight words").fill(words)
    press(other, "Open")
    looked_at(other, "12-sent-answers")
    press(other, "Take all of it back")
    looked_at(other, "13-withdraw")
    press(other, "Yes, take all of it back")
    expect(other.get_by_role("heading", level=1)).to_have_text("Nothing of yours is here now")
    looked_at(other, "14-gone")


def test_a_letter_and_a_voice_come_with_send_and_eight_words_take_them_back(
    place: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path
) -> None:
    page = page_at(width=320)
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (tmp_path / "said.wav").write_bytes(tone(300))
    page.goto(f"{place.address}/listen/{WITH_FILES}/")
    page.get_by_label("Count what I say").check()
    press(page, "Begin")
    page.get_by_label("A worker").check()
    press(page, "Go on")
    press(page, "Go on")
    page.get_by_label("4", exact=True).check()
    press(page, "Go on")
    looked_at(page, "15-file-comes-at-the-end")
    press(page, "Go on")
    press(page, "Go on")
    looked_at(page, "16-files")
    found = violations(page, axe)

    page.get_by_label("A letter you got?").set_input_files(tmp_path / "letter.pdf")
    press(page, "Send my answers")
    looked_at(page, "17-file-not-taken")
    found += violations(page, axe)
    expect(page.get_by_text("Problem:").first).to_be_attached()
    page.get_by_label("Say it aloud.").set_input_files(tmp_path / "said.wav")
    press(page, "Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")
    words = eight_words(page)
    page.goto(f"{place.address}/return/answers/")
    page.get_by_label("Your eight words").fill(words)
    press(page, "Open")
    looked_at(page, "18-sent-with-a-voice")
    press(page, "Take all of it back")
    press(page, "Yes, take all of it back")

    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing of yours is here now")
    assert found == []


@pytest.mark.parametrize("before", ["", "/cy", "/easy"])
def test_axe_finds_nothing_on_a_phone(
    place: Site, page_at: Callable[..., Page], axe: str, before: str
) -> None:
    page = page_at(width=320)
    found = []

    for address in ("/listen/", f"/listen/{SLUG}/", f"/listen/{SLUG}/room/", "/return/answers/"):
        page.goto(f"{place.address}{before}{address}")
        found += violations(page, axe)
    page.goto(f"{place.address}{before}/listen/{SLUG}/room/")
    page.locator("#so_use_count").check()
    page.locator("main form .govuk-button").click()
    for _page in range(4):
        found += violations(page, axe)
        page.locator("main form .govuk-button").first.click()
    found += violations(page, axe)
    page.locator("#often_1").check()
    page.locator("main form .govuk-button").first.click()
    found += violations(page, axe)
    page.locator("main form .govuk-button").first.click()
    found += violations(page, axe)

    assert found == []
    if PICTURES:
        page.screenshot(
            path=str(Path(PICTURES) / f"room{before.strip('/')}.png"), full_page=True, timeout=20_000
        )
