"""A transcript, a submission and the notes of a round table come in beside a table, into one evidence base."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, sign_in
from tests.journeys.test_bring_in_a_table import PATIENCE, Facilitator
from tests.web.hear.files_said import SUBMISSION, TALK, word_file


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, False)])
def test_a_transcript_a_submission_and_a_round_table_come_in(
    site: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, site)
    asha = Facilitator(page, axe if scripts else None)
    title = f"Every channel {width}"
    asha.set_up(title)
    asha.plan_and_open()
    files = {
        "talk.vtt": TALK.encode(),
        "carers.docx": word_file(SUBMISSION),
        "scan.jpg": b"\xff\xd8\xff\xe0" + bytes(64),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    asha.press("Bring in a file")
    page.get_by_label("File").set_input_files(tmp_path / "scan.jpg")
    asha.press("Read this file")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Type it in, or add a text version.")
    page.get_by_label("File").set_input_files(tmp_path / "talk.vtt")
    asha.press("Read this file")
    expect(page.get_by_text("Somebody who stayed.")).to_be_visible()
    asha.press("Go on: say what it is")
    asha.press("Go on: check the names")
    expect(page.locator(".govuk-error-summary")).to_contain_text("cannot be brought in")
    page.get_by_label("Who is “Rhian”?").fill("kinship carer")
    page.get_by_label("Count what I said").check()
    bring_in(asha, 2)

    asha.press("Bring in a file")
    page.get_by_label("File").set_input_files(tmp_path / "carers.docx")
    asha.press("Read this file")
    asha.press("Go on: say what it is")
    page.get_by_label("How many people does it speak for?").fill("11")
    page.get_by_label("Count what I said").check()
    bring_in(asha, 1)

    asha.follow("Sessions: round tables, groups, meetings")
    asha.press("Add a session")
    page.get_by_label("When was it?").fill("2026-04-21")
    page.get_by_label("Where was it?").fill("north of the county")
    page.get_by_label("Who came?").fill("Kinship carers: 4\nTeam managers: 5")
    asha.press("Save, and go on to the notes")
    page.get_by_label("Paste the notes").fill("A carer said that nobody rang back.")
    page.get_by_label("Count what I said").check()
    bring_in(asha, 1)

    expect(page.get_by_text("4 contributions from 1 person, and 2 groups that speak for 20.")).to_be_visible()
    assert asha.problems == []


def bring_in(asha: Facilitator, number: int) -> None:
    """From the last question to the exercise, once the long work is done."""
    asha.press("Go on: check the names")
    expect(asha.page.get_by_text("The machine misses some names")).to_be_visible(timeout=PATIENCE)
    asha.press("Go on: bring in")
    asha.page.get_by_role("button", name=f"Bring in {number}").click()
    asha.page.get_by_role("button", name="Go on", exact=True).click()
    expect(asha.page.get_by_text("Everything found is counted")).to_be_visible(timeout=PATIENCE)
    asha.look()
    asha.follow("Go on to the exercise")
