"""One exercise takes in every channel through its pages, and its counts agree wherever they are shown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, sign_in
from tests.journeys.test_bring_in_a_table import PATIENCE, Facilitator
from tests.web.every_channel import Came, every_channel

ON_THE_BOARD = {
    "survey": "Survey",
    "focus_group": "Focus group",
    "round_table": "Round table",
    "conference": "Conference",
    "small_group": "Small group",
    "meeting": "Meeting",
    "filmed_interview": "Filmed interview",
}


@pytest.mark.parametrize("width", [1280])
def test_every_channel_comes_in_and_is_counted_the_same_on_every_page(
    site: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path, shared_data: Path, width: int
) -> None:
    page = page_at(width=width)
    sign_in(page, site)
    asha = Facilitator(page, axe)
    came = every_channel(shared_data)
    asha.set_up("Every channel, from real files")
    asha.plan_and_open()

    for each in came:
        bring_in(asha, each, tmp_path)

    people, groups = sum(each.people for each in came), [each for each in came if each.speaks_for]
    brought_in = page.locator("table tbody tr td:nth-child(4)").all_inner_texts()
    assert len(brought_in) == len(came)
    contributions = sum(int(number.replace(",", "")) for number in brought_in)
    spoken_for = sum(each.speaks_for for each in groups)
    expect(
        page.get_by_text(
            f"{contributions} contributions from {people} people,"
            f" and {len(groups)} groups that speak for {spoken_for}."
        )
    ).to_be_visible()
    asha.follow("Who has not been heard, group by group")
    for each in came:
        if each.channel in ON_THE_BOARD:
            shown = page.get_by_role("listitem").filter(has_text=f"{ON_THE_BOARD[each.channel]}:").first
            expect(shown).to_have_text(re.compile(rf": .*\b{each.people or 1}\b"))
    expect(page.get_by_text(f"People heard: {people},")).to_be_visible()
    assert asha.problems == []


def bring_in(asha: Facilitator, came: Came, folder: Path) -> None:
    """One file from the exercise to the exercise, as somebody brings it in."""
    page, told = asha.page, dict(zip(came.told, came.told[1:], strict=False))
    name, data = (came.name, came.data) if came.channel != "literature" else ("found.ris", as_ris(came.data))
    (folder / name).write_bytes(data)
    asha.press("Bring in a file")
    page.get_by_label("File").set_input_files(folder / name)
    asha.press("Read this file")
    go_on = page.get_by_role("button", name=re.compile("Go on: (match the columns|say what it is)")).first
    expect(go_on).to_be_visible(timeout=PATIENCE)
    asha.go(go_on)
    if name.endswith(".csv"):
        page.locator("[name=text]").select_option(label="text")
        page.locator("[name=id]").select_option(label="id")
        page.locator("[name=other_channel]").select_option(came.channel)
        page.locator("[name=may_quote]").select_option("everybody")
    else:
        say_what_it_is(asha, came, told)
    asha.press("Go on: check the names")
    expect(page.get_by_text("The machine misses some names")).to_be_visible(timeout=PATIENCE)
    asha.press("Go on: bring in")
    page.get_by_role("button", name=re.compile(r"^Bring in \d+")).click()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_text("found is counted").or_(page.get_by_text("Every row is counted"))).to_be_visible(
        timeout=PATIENCE
    )
    asha.follow("Go on to the exercise")


def say_what_it_is(asha: Facilitator, came: Came, told: dict[str, str]) -> None:
    page = asha.page
    if "--kind" in told and came.channel != "literature":
        page.locator("[name=kind]").select_option(told["--kind"])
    if came.channel != "literature":
        page.locator("[name=channel]").select_option(came.channel)
    if came.speaks_for:
        page.get_by_label("How many people does it speak for?").fill(str(came.speaks_for))
    if "--speaker" in told:
        speaker, _is, role = told["--speaker"].partition("=")
        page.get_by_label(f"Who is “{speaker}”?").fill(role)
    page.get_by_label("Count what I said").check()


def as_ris(table: bytes) -> bytes:
    """The records of a table as reference managers write them."""
    rows = csv.DictReader(io.StringIO(table.decode()))
    lines = [f"TY  - JOUR\nTI  - {row['title']}\nAB  - {row['abstract']}\nER  - \n" for row in rows]
    return "\n".join(lines).encode()
