"""A culture survey from end to end: answered on an old phone, prepared, signed, replied to, and read by anybody.

Journey 18: with groups of 9, 12 and 30 every pair of filters is tried, in page, table, file and picture.
"""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
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
    sign_in,
    wait_until_it_answers,
)
from tests.journeys.databases import at
from tests.journeys.seed_culture import FACILITATOR, LEADER, OPEN, SHOWN, TO_REPLY, TO_SIGN
from tests.journeys.test_bring_in_a_table import Facilitator

MOST_BYTES = 50_000
PICTURES = os.environ.get("SPEAKOPENLY_PICTURES", "")
HIDDEN = "Hidden to protect people (fewer than 10 answers)"
WHO = ["", "staff", "families", "young"]
WHERE = ["", "fostering", "adoption", "early_help"]


@pytest.fixture(scope="module")
def place(new_home: Callable[[str], Path]) -> Iterator[Site]:
    home = new_home("culture")
    (home / DEMONSTRATION_MARK).write_text("invented\n")
    seed = [sys.executable, "-m", "tests.journeys.seed_culture"]
    subprocess.run(seed, env=at(home), cwd=ROOT, check=True, timeout=FIRST_START)
    site = Site(f"http://127.0.0.1:{free_port()}", home, FACILITATOR)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


def looked_at(page: Page, name: str, axe: str = "") -> None:
    """No page is wider than the phone or heavier than it may be; leaving and 999 are always there."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True, timeout=20_000)
    assert not is_wider_than_the_screen(page), name
    assert len(page.content().encode()) < MOST_BYTES, name
    assert page.locator("a.govuk-skip-link, a", has_text="999").count(), name
    assert page.context.cookies() == [], name
    assert not axe or violations(page, axe) == [], name


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_three_minutes_on_a_phone_without_script(place: Site, page_at: Callable[..., Page]) -> None:
    page = page_at(width=320, scripts=False)
    page.goto(f"{place.address}/survey/{OPEN}/")
    expect(page.get_by_text("3 minutes. No names.")).to_be_visible()
    looked_at(page, "phone-start")
    page.get_by_label("I work here").check()
    press(page, "Begin")
    for screen in range(1, 7):
        expect(page.get_by_text(f"{screen} of 6", exact=True)).to_be_visible()
        assert page.locator("fieldset").count() == 4
        looked_at(page, f"phone-{screen}")
        if screen == 3:
            press(page, "Skip these")
            continue
        for question in page.locator("fieldset").all():
            question.get_by_label("Agree", exact=True).check()
        press(page, "Next")
    page.get_by_label("Early help").check()
    looked_at(page, "phone-last")
    press(page, "Send my answers")

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.get_by_text("the same day for you and your managers")).to_be_visible()
    looked_at(page, "phone-thanks")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_young_person_answers_in_welsh_easy_read(
    place: Site, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    page = page_at(width=width)
    page.goto(f"{place.address}/cy/easy/survey/{OPEN}/")
    looked_at(page, f"{width}-easy-start", axe)
    page.get_by_label("Plentyn neu berson ifanc ydw i").check()
    press(page, "Dechrau")
    looked_at(page, f"{width}-easy-1", axe)
    page.get_by_label("Rwy'n cytuno", exact=True).first.check()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("I agree", exact=True).first).to_be_checked()
    for _screen in range(6):
        press(page, "Next")
    looked_at(page, f"{width}-easy-last", axe)
    press(page, "Send my answers")

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_groups_of_9_12_and_30_under_every_pair_of_filters(
    place: Site, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    page = page_at(width=width)
    looked = 0
    for who, where in itertools.product(WHO, WHERE):
        page.goto(f"{place.address}/survey/{SHOWN}/?who={who}&where={where}")
        for name in ("Fostering", "Adoption"):
            for row in page.locator("tbody tr", has_text=name).all():
                expect(row).to_contain_text(HIDDEN)
        if who == "staff" and not where:
            assert page.locator("figure svg").count() == 12, "each theme, and each theme over time"
            first = page.locator(
                "section#safe_to_speak figure, section[aria-labelledby=safe_to_speak] figure"
            ).first
            expect(first).to_have_attribute("aria-label", hides("Fostering", "Adoption"))
        table = page.request.get(f"{place.address}/survey/{SHOWN}/results.csv?who={who}&where={where}").text()
        for line in csv.DictReader(io.StringIO(table)):
            if line["area"] in ("fostering", "adoption"):
                assert line["percent_positive"] == line["answered"] == "[c]"
        if not (who and where) and width == 1280 or (who, where) in (("", ""), ("staff", "")):
            looked += 1
            assert not is_wider_than_the_screen(page)
            assert violations(page, axe) == []
            if PICTURES:
                page.screenshot(
                    path=str(Path(PICTURES) / f"{width}-results-{who}-{where}.png"), full_page=True
                )
    assert looked
    assert not page.get_by_role("link", name="Sort").count()


def hides(*names: str) -> re.Pattern[str]:
    """A sentence in which each of these is told to be hidden, and no number stands behind it."""
    return re.compile(".*".join(f"{name}: hidden to protect people" for name in names))


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_prepared_signed_printed_and_replied_to(
    place: Site, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    asha, lena = (Facilitator(page_at(width=width), axe) for _each in range(2))
    sign_in(asha.page, place)
    asha.page.goto(f"{place.address}/staff/check/culture/")
    asha.press("Prepare a culture survey")
    slug = f"made-{width}"
    asha.page.get_by_label("What is it called?").fill(f"Survey {width}")
    asha.page.get_by_label("Its address").fill(slug)
    today = date.today()  # noqa: DTZ011  (as the browser's own clock has it)
    for label, days in (
        ("First day to answer", 0),
        ("Last day to answer", 5),
        ("Day on which the results open", 9),
    ):
        asha.page.get_by_label(label).fill((today + timedelta(days)).isoformat())
    asha.press("Save")
    asha.follow("Say who is asked")
    asha.page.get_by_label("How many people are asked?").fill("9")
    asha.press("Save")
    expect(asha.page.locator(".govuk-error-summary")).to_contain_text("fewer than 10 people")
    asha.page.get_by_label("How many people are asked?").fill("40")
    asha.press("Save")

    sign_in(lena.page, Site(place.address, place.home, LEADER))
    lena.page.goto(f"{place.address}/staff/check/culture/{slug}/")
    lena.follow("Read and sign")
    lena.page.get_by_label("I sign this sentence for the service").check()
    lena.press("Save")
    expect(lena.page.locator("main")).to_contain_text("not used to appraise anybody")
    asha.page.reload()
    asha.follow("The form on paper")
    asha.page.go_back()
    asha.follow("Type in a paper form: Staff")
    asha.page.get_by_label("Strongly agree").first.check()
    asha.press("Keep this form")
    expect(asha.page.get_by_text("Kept. Here is an empty form")).to_be_visible()
    lena.page.goto(f"{place.address}/staff/check/culture/{TO_REPLY}/reply/")
    lena.look()
    lena.page.get_by_label("Your reply", exact=True).fill("We will read it with you.")
    lena.page.get_by_label("By which day will you say more?").fill((today + timedelta(30)).isoformat())
    lena.press("Save")
    lena.page.goto(f"{place.address}/staff/check/culture/{SHOWN}/results/")
    lena.look()
    lena.page.goto(f"{place.address}/staff/check/culture/{TO_SIGN}/")
    lena.look()

    assert asha.problems == lena.problems == []
