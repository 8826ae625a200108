"""Seventeen words and phrases are decided by keyboard; one "not sure" keeps all back; another reader reads as a stranger."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from speakopenly.web.environment import DEMONSTRATION_MARK
from tests.journeys.accessibility import is_wider_than_the_screen, violations
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
from tests.journeys.seed_safe_versions import MAKER, STRANGER

LOOKS = [(1280, True), (320, True), (320, False)]
HOW_MANY = 17
KEEP, ROLE, VAGUER, REMOVE, NOT_SURE = range(5)
MOST_TABS = 150


@dataclass
class Demonstration:
    """A served demonstration, and reports nobody has begun on."""

    site: Site
    numbers: list[str]


@pytest.fixture(scope="module")
def demonstration(new_home: Callable[[str], Path]) -> Iterator[Demonstration]:
    home = new_home("demonstration")
    (home / DEMONSTRATION_MARK).write_text("invented\n")
    seeded = subprocess.run(
        [sys.executable, "-m", "tests.journeys.seed_safe_versions", str(len(LOOKS))],
        env=at(home),
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=FIRST_START,
    )
    site = Site(f"http://127.0.0.1:{free_port()}", home, MAKER)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield Demonstration(site, json.loads(seeded.stdout))
    finally:
        process.terminate()
        process.wait(PATIENCE)


@dataclass
class Reader:
    """Somebody who uses the keyboard only; axe looks along where scripts run."""

    page: Page
    site: Site
    axe: str | None
    problems: list[str] = field(default_factory=list)

    def come_in(self, email: str, where: str) -> None:
        self.page.goto(f"{self.site.address}{where}")
        self.type_into(self.page.get_by_label("E-mail address"), email)
        self.type_into(self.page.get_by_label("Password"), PASSWORD)
        self.press(self.page.get_by_role("button", name="Sign in", exact=True))
        self.page.goto(f"{self.site.address}{where}")
        self.look()

    def reach(self, thing: Locator) -> None:
        """Go on with the Tab key until the focus is on it or in it."""
        for _tab in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if thing.evaluate("it => it.contains(document.activeElement)"):
                return
        pytest.fail("It cannot be reached by keyboard.")

    def press(self, thing: Locator, *, look: bool = True) -> None:
        self.reach(thing)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        if look:
            self.look()

    def type_into(self, box: Locator, text: str) -> None:
        self.reach(box)
        self.page.keyboard.type(text)

    def choose(self, group: str, place: int) -> None:
        """The radio button at this place of a group."""
        asked = self.page.get_by_role("group", name=group)
        radios = asked.get_by_role("radio")
        self.reach(asked)
        self.page.keyboard.press("Space")
        for _down in range(radios.count()):
            if not radios.nth(place).is_checked():
                self.page.keyboard.press("ArrowDown")
        expect(radios.nth(place)).to_be_checked()

    def decide(self, place: int) -> None:
        """The pages of all marks are one page; it is looked at when the first opens."""
        self.choose("What becomes of it?", place)
        self.press(self.page.get_by_role("button", name="Save and go on"), look=False)

    def look(self) -> None:
        if is_wider_than_the_screen(self.page):
            self.problems.append(f"{self.page.url} is too wide")
        if self.axe is not None:
            self.problems += violations(self.page, self.axe)

    def says(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


@pytest.mark.parametrize(("width", "scripts"), LOOKS)
def test_nothing_is_released_until_each_is_decided_and_another_has_read_it(
    demonstration: Demonstration, page_at: Callable[..., Page], axe: str, width: int, scripts: bool
) -> None:
    number, site = demonstration.numbers.pop(), demonstration.site
    where = f"/staff/hear/reports/{number}/"
    ben = Reader(page_at(width=width, scripts=scripts), site, axe if scripts else None)
    ben.come_in(MAKER, f"{where}safe-version/")
    ben.press(ben.page.get_by_role("button", name="Begin"))
    ben.says(f"0 of {HOW_MANY} decided")

    # One after the other, by keyboard; the seventeenth is not sure.
    ben.press(ben.page.get_by_role("button", name="Decide the next"))
    for _which in range(HOW_MANY - 1):
        ben.decide(REMOVE)
    ben.decide(NOT_SURE)
    ben.page.goto(f"{site.address}{where}safe-version/")
    ben.says(f"{HOW_MANY - 1} of {HOW_MANY} decided")
    ben.press(ben.page.get_by_role("button", name="Confirm every span"))
    ben.says("1 word or phrase still needs your decision.")

    ben.press(ben.page.get_by_role("link", name="1 word or phrase still needs your decision."))
    ben.decide(KEEP)
    ben.says(f"{HOW_MANY} of {HOW_MANY} decided")
    ben.look()
    ben.press(ben.page.get_by_role("button", name="Confirm every span"))
    ben.says("Confirmed. Another reader now reads it as a stranger.")

    # Who made it cannot be the stranger, by no address.
    assert ben.page.goto(f"{site.address}{where}stranger/").status == 403  # type: ignore[union-attr]

    gwen = Reader(page_at(width=width, scripts=scripts), site, axe if scripts else None)
    gwen.come_in(STRANGER, where)
    gwen.press(gwen.page.get_by_role("link", name="Read the safe version as a stranger"))
    gwen.says("Read this as someone who works there")
    gwen.says("At least 12 people share this description.")
    assert "Larch House" not in gwen.page.content()
    for question in ("who wrote it?", "who the child is?", "who anyone else is?"):
        gwen.choose(f"Could you tell {question}", 0)
    gwen.press(gwen.page.get_by_role("button", name="Save what I found"))
    gwen.says("The safe version is approved.")

    ben.page.goto(f"{site.address}{where}safe-version/")
    ben.look()
    expect(ben.page.get_by_role("button", name="Hand it to learning")).to_be_visible()
    assert not ben.problems + gwen.problems
