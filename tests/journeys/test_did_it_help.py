"""A measure is written down, its points come in, and people say whether it helped; with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, sign_in
from tests.journeys.test_bring_in_a_table import Facilitator

BEFORE = (31, 28, 33, 30, 29, 32, 34, 27, 30, 31, 29, 33)
AFTER = (22, 20, 23, 19, 21, 22, 18, 20, 21, 19, 22, 20)


def write_down(asha: Facilitator, name: str) -> None:
    asha.follow("Check")
    asha.follow("Did it help?")
    asha.press("Write a measure down")
    asha.press("Save the measure")
    page = asha.page
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("What is the measure called?").fill(name)
    page.get_by_label("What is counted?").fill("Changes of worker in a month")
    page.get_by_label("How many of each 1,000").check()
    page.get_by_label("Out of what?").fill("Children looked after on the last day of the month")
    page.get_by_label("That it goes down").check()
    page.get_by_label("What might get worse while this gets better?").fill("Waiting for a first visit")
    asha.press("Save the measure")


def bring_in(asha: Facilitator, folder: Path) -> None:
    table = folder / "changes.csv"
    rows = [f"{2024 + n // 12}-{n % 12 + 1:02},{v},{600 + n}" for n, v in enumerate([*BEFORE, *AFTER])]
    table.write_text("month,changes,children\n" + "\n".join(rows) + "\n")
    page = asha.page
    asha.press("Bring in points")
    page.get_by_label("Or choose a table").set_input_files(table)
    asha.press("Go on")
    page.get_by_label("Which column says when?").select_option("month")
    page.get_by_label("Which column holds the number?").select_option("changes")
    page.get_by_label("Which column says out of how many?").select_option("children")
    asha.press("Look at the points")
    expect(page.get_by_role("heading", name="24 points")).to_be_visible()
    asha.press("Keep these points")


def ask_before_and_after(asha: Facilitator) -> None:
    page = asha.page
    asha.follow("Ask what was seen before and after")
    page.get_by_label("What did you change?").fill("Smaller caseloads in two teams")
    page.get_by_label("When did it begin?").fill("2025-01")
    asha.press("Save, and see the result")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("What else changed at the time?").fill("A new recording system began that month.")
    asha.press("Save, and see the result")
    expect(page.get_by_text("This series cannot say why.", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_people_say_whether_it_helped(
    site: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, site)
    asha = Facilitator(page, axe if scripts else None)

    write_down(asha, f"Changes of worker {width} {scripts}")
    bring_in(asha, tmp_path)
    asha.follow("Work limits out anew, with a reason")
    page.get_by_label("From when?").fill("2025-01")
    page.get_by_label("Why?").fill("Two teams became three.")
    asha.press("Save")
    ask_before_and_after(asha)
    asha.follow("Say whether it helped")
    page.get_by_label("Shown to help", exact=True).check()
    page.get_by_label("Why do you say so?").fill("Families told us the same.")
    page.get_by_label("What else changed at the time?").fill("A new recording system began that month.")
    asha.press("Save what we say")
    asha.follow("I see it differently")
    page.get_by_label("What do you see differently?").fill("The team was half empty that spring.")
    asha.press("Save")

    expect(page.get_by_role("heading", name="Shown to help")).to_be_visible()
    expect(page.get_by_role("heading", name="sees it differently")).to_be_visible()
    expect(page.get_by_text("Limits anew from 2025-01: Two teams became three.").first).to_be_visible()
    assert asha.problems == []
