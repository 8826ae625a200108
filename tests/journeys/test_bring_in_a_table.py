"""A facilitator sets up an exercise and brings in what people said: any screen, with and without script."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import ROOT, Site, sign_in

NORTHMOOR = ROOT / "examples" / "northmoor" / "listening.csv"
PATIENCE = 60_000

GROUP = {
    "Who are they?": "Kinship carers",
    "How many do you hope to hear?": "30",
    "Why must they be heard?": "They care with the least support.",
    "How often were they asked in the last two years?": "0",
}
CHANNEL = {
    "Who is reached by it?": "People who read, and have a telephone.",
    "Who is missed by it?": "People who do not read.",
    "Who holds the consent of those who speak?": "The participation worker, in the locked cabinet.",
}
LAST_DAY = date.today() + timedelta(days=30)  # noqa: DTZ011  (as the browser's own clock has it)
PROMISES = {
    "Who supports people whom the questions distress?": "The support worker, for two weeks after.",
    "When is asking paused, and who decides?": "When somebody is distressed. The support worker decides.",
    "What do you pay people, and which expenses?": "None, because it takes five minutes.",
    "Who steers this exercise?": "A kinship carer",
    "Who approved the ethics?": "The learning board.",
    "Last day of asking": LAST_DAY.isoformat(),
    "By which day are those who spoke told what came of it?": (LAST_DAY + timedelta(days=60)).isoformat(),
    "For how many days do you keep the words as they were said?": "365",
}


class Facilitator:
    """Goes from page to page, and looks at each one for what shuts anybody out."""

    def __init__(self, page: Page, axe: str | None) -> None:
        self.page, self.axe, self.seen, self.problems = page, axe, 0, list[str]()

    def press(self, name: str) -> None:
        self.go(self.page.get_by_role("button", name=name).first)

    def follow(self, name: str) -> None:
        self.go(self.page.get_by_role("link", name=name, exact=True))

    def go(self, to: Locator) -> None:
        with self.page.expect_navigation():
            to.click()
        self.look()

    def look(self) -> None:
        self.seen += 1
        if self.axe is not None:
            self.problems += violations(self.page, self.axe)
        if is_wider_than_the_screen(self.page):
            self.problems.append(f"{self.page.url} is too wide")
        if pictures := os.environ.get("SPEAKOPENLY_PICTURES"):
            width = self.page.viewport_size["width"] if self.page.viewport_size else 0
            place = Path(pictures) / f"{width}-{self.seen:02}.png"
            self.page.screenshot(path=place, full_page=True)

    def set_up(self, title: str) -> None:
        self.follow("Hear")
        self.follow("Listening exercises")
        self.press("Set up an exercise")
        self.press("Set up")
        self.page.get_by_label("Title").fill(title)
        self.page.get_by_label("What do you want to understand?").fill("What would have helped you sooner?")
        self.page.get_by_label("Who is asking?").fill("Northmoor learning board")
        self.page.get_by_label("Who has not been heard yet?").fill("Fathers\nNight staff")
        self.press("Set up")

    def plan_and_open(self) -> None:
        """Opening is refused with every gap; then they are filled."""
        self.press("Open the exercise")
        expect(self.page.get_by_role("heading", name="This exercise is not open yet")).to_be_visible()
        self.press("Add a group")
        self.fill_in(GROUP)
        self.press("Add this group")
        self.follow("Survey")
        self.fill_in(CHANNEL)
        self.press("Add this channel")
        self.press("Change what it promises")
        self.page.get_by_label("England").check()
        self.fill_in(PROMISES)
        self.press("Save")
        self.press("Write the consent texts")
        self.fill_in({"English: Everyday words": "We ask what helps. You may say no."})
        self.press("Save")
        self.press("Open the exercise")

    def fill_in(self, said: dict[str, str]) -> None:
        for label, text in said.items():
            self.page.get_by_label(label).fill(text)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_390_rows_come_in(
    site: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, site)
    asha = Facilitator(page, axe if scripts else None)
    title = f"What helps? {width} {'with' if scripts else 'without'} script"
    asha.set_up(title)
    asha.plan_and_open()
    html = tmp_path / "answers.xls"
    html.write_text("<html><table><tr><td>text</td></tr></table></html>")

    asha.press("Bring in a file")
    page.get_by_label("File").set_input_files(html)
    asha.press("Read this file")
    expect(page.get_by_text("We could not read this file")).to_be_visible(timeout=PATIENCE)
    asha.press("Choose another file")
    page.get_by_label("File").set_input_files(NORTHMOOR)
    asha.press("Read this file")
    expect(page.get_by_role("heading", name="Here is what we found")).to_be_visible(timeout=PATIENCE)
    asha.press("Go on: match the columns")
    page.get_by_label("How many people a row speaks for").select_option(label="role")
    asha.press("Go on: check the names")
    expect(page.locator(".govuk-error-summary")).to_contain_text("listening.csv, row 2, column 'role'")
    page.get_by_label("How many people a row speaks for").select_option(label="speaks_for")
    asha.press("Go on: check the names")
    expect(page.get_by_text("The machine misses some names")).to_be_visible(timeout=PATIENCE)
    asha.press("Go on: bring in")
    page.get_by_role("button", name="Bring in 3").click()
    expect(page.get_by_text("Bringing in contributions")).to_be_visible()
    page.goto(f"{site.address}/staff/")
    asha.look()
    page.goto(f"{site.address}/staff/hear/listening/")
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("link", name="listening.csv").click()
    expect(page.get_by_text("Every row is counted")).to_be_visible(timeout=PATIENCE)
    asha.look()
    asha.follow("Go on to the exercise")
    expect(page.get_by_text(re.compile(r"\d+ contributions from \d+ people, and \d+ groups"))).to_be_visible()
    asha.follow("listening.csv")
    asha.press("Take this file back")
    asha.press("Take back")

    expect(page.get_by_text("Taken back. Nothing of this file is kept.")).to_be_visible()
    assert not asha.problems, "\n".join(asha.problems)
    assert asha.seen >= 15


def test_journey_13_2014_rows_with_blank_and_broken_lines_add_up_and_are_found_from_today(
    site: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path
) -> None:
    page = page_at(dark=True)
    sign_in(page, site)
    asha = Facilitator(page, axe)
    title = "What helps? Two thousand and fourteen"
    asha.set_up(title)
    asha.plan_and_open()
    table = tmp_path / "two-thousand.csv"
    table.write_text(two_thousand_and_fourteen())

    asha.press("Bring in a file")
    page.get_by_label("File").set_input_files(table)
    asha.press("Read this file")
    expect(page.get_by_role("heading", name="Here is what we found")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("main")).to_contain_text("Row 102: has 1 cell where the header has 4")
    asha.press("Go on: match the columns")
    asha.press("Go on: check the names")
    expect(page.get_by_text("The machine misses some names")).to_be_visible(timeout=PATIENCE)
    asha.press("Go on: bring in")
    page.get_by_text("Which rows are left out").click()
    asha.look()

    sums = page.locator("main table")
    assert numbers_in(sums) == [1942, 21, 11, 40, 2014]
    rows = page.locator("main .govuk-summary-list dd").all_inner_texts()
    assert [len(each.split(" · ")) for each in rows] == [21, 11, 40]
    assert rows[2].startswith("51 · 101 · 151 · "), "the rows without words, as a table program counts them"

    go_on_as_the_work_ends(page, "Bring in 1,942", "Today", f"{site.address}/staff/")
    page.get_by_role(
        "link", name=re.compile("Bringing in contributions|Reading what people said")
    ).first.click()
    page.goto(f"{site.address}/staff/hear/listening/")
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("link", name="two-thousand.csv").click()
    expect(page.get_by_role("rowheader", name="Brought in")).to_be_visible(timeout=PATIENCE)
    assert numbers_in(sums) == [1942, 21, 11, 40, 2014]
    assert not asha.problems, "\n".join(asha.problems)


def go_on_as_the_work_ends(page: Page, begin: str, link: str, to: str) -> None:
    """Its page hears that the work has ended while the next one is on its way, and does not take her back."""
    state, coming = {"ended": False, "sentence": "", "done": 0, "total": None}, list[Route]()
    page.route("**/state/", lambda route: route.fulfill(json=state))
    page.route(to, lambda route: coming.append(route))
    page.get_by_role("button", name=begin).click()
    with page.expect_request(to):
        page.get_by_role("link", name=link, exact=True).first.click(no_wait_after=True)

    with page.expect_response("**/state/"):
        state["ended"] = True
    page.wait_for_timeout(500)
    coming[0].continue_()

    expect(page).to_have_url(to)
    page.unroute_all()


def numbers_in(table: Locator) -> list[int]:
    return [int(each.replace(",", "")) for each in table.locator("td").all_inner_texts()]


def two_thousand_and_fourteen() -> str:
    """A table as people send them: of its 2,014 rows 40 say nothing, 21 are cut short and 11 run over."""
    rows = ["person,channel,text,may_quote"]
    for number in range(1, 2015):
        person = f"P{number:04}"
        said = f"The handover on day {number} was three lines, and the next worker had to ask again."
        if number % 50 == 0:
            rows.append(f"{person},survey,,yes")
        elif number % 100 == 1:
            rows.append(person)
        elif number % 200 == 2:
            rows.append(f'{person},survey,"{said}",yes,one,too,many')
        else:
            rows.append(f'{person},survey,"{said}",yes')
    return "\n".join(rows) + "\n"
