"""Journey 10: a reader opens a report with danger words and tries to clear the flag alone; by keyboard only."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
from tests.journeys.seed_danger import ADMINISTRATOR, SECOND
from tests.journeys.seed_reports import EMAIL

MOST_TABS = 80
WIDTHS = (1280, 320)


@dataclass(frozen=True)
class Northmoor:
    """Where it is served, and the number of the report with danger words."""

    address: str
    home: Path
    number: str

    def as_seen_by(self, email: str) -> Site:
        return Site(self.address, self.home, email)


@pytest.fixture
def northmoor(new_home: Callable[[str], Path]) -> Iterator[Northmoor]:
    home = new_home("danger")
    (home / DEMONSTRATION_MARK).write_text("invented\n")
    seeded = subprocess.run(
        [sys.executable, "-m", "tests.journeys.seed_danger"],
        env=at(home),
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=FIRST_START,
    )
    address = f"http://127.0.0.1:{free_port()}"
    process = _speakopenly(home, "serve", "--port", address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{address}/healthz")
        yield Northmoor(address, home, seeded.stdout.decode())
    finally:
        process.terminate()
        process.wait(PATIENCE)


@dataclass
class Keyboard:
    """Somebody who uses no mouse, with axe looking along."""

    page: Page
    axe: str

    def to(self, name: str) -> None:
        """Tab until what carries this name has the focus."""
        for _press in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if name in self.page.evaluate(
                "(e => e.labels?.length ? e.labels[0].innerText : e.innerText || '')(document.activeElement)"
            ):
                return
        pytest.fail(f"Tab does not lead to {name!r} on {self.page.url}")

    def press(self, name: str) -> None:
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def choose(self, first: str, downs: int) -> None:
        """Choose in a group of radio buttons: the first, then so many further down."""
        self.to(first)
        self.page.keyboard.press("Space")
        for _down in range(downs):
            self.page.keyboard.press("ArrowDown")

    def look(self) -> None:
        self.page.evaluate("window.scrollTo(0, 0)")
        assert violations(self.page, self.axe) == []
        assert not is_wider_than_the_screen(self.page)

    def says(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)


def would_clear(reader: Keyboard, why: str) -> None:
    reader.choose("A child may be at risk", 3)
    reader.to("What did you pass on")
    reader.page.keyboard.type(why)
    reader.press("Confirm and pass on, or clear")


@pytest.mark.parametrize("width", WIDTHS)
def test_clearing_alone_is_refused_and_a_second_reader_agrees(
    northmoor: Northmoor, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    first, second = (Keyboard(page_at(width=width), axe) for _ in range(2))
    there = f"{northmoor.address}/staff/hear/reports/{northmoor.number}/"
    sign_in(first.page, northmoor.as_seen_by(EMAIL))
    first.page.goto(there)
    first.says("A machine noticed words")
    first.press("Is a child in danger?")
    first.says("Look first: these words made us ask.")
    first.says("only you can decide")
    expect(first.page.locator("mark").first).to_contain_text("hit him")
    first.says("Within one working day.")

    would_clear(first, "The belt was a seat belt.")
    first.says("A second reader must agree")
    expect(first.page.get_by_label("None of these", exact=True)).to_have_count(0)

    sign_in(second.page, northmoor.as_seen_by(SECOND))
    second.page.goto(f"{there}safety/")
    second.says("A colleague would clear this.")
    would_clear(second, "I read it and agree.")
    second.says("Cleared by two people")
    second.says("The belt was a seat belt.")


def test_the_administrator_sets_up_alerts_and_sees_no_word(
    northmoor: Northmoor, page_at: Callable[..., Page], axe: str
) -> None:
    cara = Keyboard(page_at(width=320), axe)
    sign_in(cara.page, northmoor.as_seen_by(ADMINISTRATOR))
    cara.page.goto(f"{northmoor.address}/staff/hear/alerts/")
    cara.look()
    cara.says("No alert route is tested")
    for path in ("routes/new/email/", "routes/new/webhook/", "plan/", "rota/add/"):
        cara.page.goto(f"{northmoor.address}/staff/hear/alerts/{path}")
        cara.look()

    answer = cara.page.goto(f"{northmoor.address}/staff/hear/reports/{northmoor.number}/safety/")

    assert answer is not None
    assert answer.status == 403
    assert "belt" not in cara.page.content()
