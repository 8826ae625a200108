"""What people agreed to is asked as a table comes in; later one of them changes their mind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSPHRASE, Site, sign_in
from tests.journeys.test_bring_in_a_table import PATIENCE, Facilitator

ROWS = """id,count,quote,archive,play,sign,given by,text
S1,yes,yes,yes,no,group,self,The duty line rang out all weekend and nobody told us who to try next.
S2,yes,no,no,no,not at all,parent,My worker changed four times and I stopped explaining before the summer.
S3,no,no,no,no,group,self,This is for nobody to read.
"""


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_one_of_them_changes_their_mind(
    with_a_key: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, with_a_key)
    asha = Facilitator(page, axe if scripts else None)
    title = f"Changing one's mind {width} {scripts}"
    asha.set_up(title)
    asha.plan_and_open()
    table = tmp_path / "said.csv"
    table.write_text(ROWS)

    asha.press("Bring in a file")
    page.get_by_label("File").set_input_files(table)
    asha.press("Read this file")
    asha.press("Go on: match the columns")
    expect(page.get_by_role("heading", name="What did they agree to?")).to_be_visible()
    for use, column in {"Count what I said": 1, "Quote my words": 2, "Keep my words": 3}.items():
        expect(page.get_by_label(use)).to_have_value(str(column))
    asha.press("Go on: check the names")
    asha.press("Go on: bring in")
    expect(page.get_by_role("rowheader", name="Left out: no consent to be read and counted")).to_be_visible()
    page.get_by_role("button", name="Bring in 2").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_text("Every row is counted")).to_be_visible(timeout=PATIENCE)
    asha.follow("Go on to the exercise")

    asha.follow("Take consent back for somebody")
    if page.get_by_label("Passphrase").count():
        page.get_by_label("Passphrase").fill(PASSPHRASE)
        asha.press("Unlock")
    asha.press("Look")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Give their id")
    page.get_by_label("Their id in your file").fill("S1")
    asha.press("Look")
    expect(page.get_by_text("row 2")).to_be_visible()
    asha.press("Show what would happen")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say what they take back.")
    page.get_by_label("said.csv").check()
    page.get_by_label("All consent. Their words are erased.").check()
    asha.press("Show what would happen")
    expect(page.get_by_text("A printed report cannot be un-read")).to_be_visible()
    asha.press("Erase their words")

    expect(page.get_by_role("heading", name="Their words are gone from here")).to_be_visible()
    expect(page.get_by_text("1 contribution from 1 person")).to_be_visible()
    assert not asha.problems, "\n".join(asha.problems)
