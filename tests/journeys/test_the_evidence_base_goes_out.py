"""A facilitator takes the evidence of an exercise out, saves it, reads the codes back; then with every name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSPHRASE, Site, sign_in
from tests.journeys.test_bring_in_a_table import PATIENCE, Facilitator

HEADER = "id,count,quote,archive,play,sign,given by,text\n"
TOLD = [
    "The duty line rang out all weekend and nobody told us who to try next.",
    "Emily Harper rang us back within the hour and that made all the difference.",
    "My worker changed four times and I stopped explaining before the summer.",
]
SILENT = "The grey lantern by the harbour was the only light we had."


def a_table(folder: Path) -> Path:
    """Three who may be quoted and one who may not."""
    table = folder / "said.csv"
    rows = [f"S{n},yes,yes,yes,no,group,self,{text}" for n, text in enumerate(TOLD)]
    table.write_text(HEADER + "\n".join([*rows, f"S9,yes,no,no,no,group,self,{SILENT}"]) + "\n")
    return table


def save(page: Page, folder: Path) -> bytes:
    """Press the newest button that saves a file; its bytes."""
    with page.expect_download(timeout=PATIENCE * 1000) as waiting:
        page.get_by_role("button", name="Save the file").first.click()
    saved = folder / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    return saved.read_bytes()


def words_in(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


def wait_until_made(asha: Facilitator) -> None:
    """The page of long work renews itself; only the one that leads on is looked at."""
    on = asha.page.get_by_role("button", name="Go on", exact=True)
    expect(on).to_be_visible(timeout=PATIENCE * 1000)
    asha.go(on)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_the_evidence_base_goes_out(
    with_a_key: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, with_a_key)
    asha = Facilitator(page, axe if scripts else None)
    title = f"What goes out {width} {scripts}"
    asha.set_up(title)
    asha.plan_and_open()
    asha.press("Bring in a file")
    page.get_by_label("File").set_input_files(a_table(tmp_path))
    asha.press("Read this file")
    asha.press("Go on: match the columns")
    asha.press("Go on: check the names")
    asha.press("Go on: bring in")
    page.get_by_role("button", name="Bring in 4").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_text("Every row is counted")).to_be_visible(timeout=PATIENCE * 1000)

    page.goto(f"{with_a_key.address}/staff/understand/")
    asha.follow("Take evidence out")
    asha.follow(title)
    asha.press("Make the file")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose a file.")
    page.get_by_label("Three tables with their codebook (CSV in a zip)").check()
    page.get_by_label("To work on it in another program").check()
    page.get_by_role("button", name="Make the file").click()
    wait_until_made(asha)
    words = words_in(save(page, tmp_path))
    assert "[name] rang us back" in words
    assert "Harper" not in words
    assert "lantern" not in words

    page.get_by_label("The codes alone").check()
    page.get_by_label("To work on it in another program").check()
    page.get_by_role("button", name="Make the file").click()
    wait_until_made(asha)
    page.goto(f"{with_a_key.address}/staff/understand/exchange/codebook/")
    page.get_by_label("Choose a project or codebook").set_input_files(tmp_path / "said.csv")
    asha.press("Read it")
    expect(page.locator(".govuk-error-summary")).to_be_visible()

    page.goto(f"{with_a_key.address}/staff/understand/exchange/")
    asha.follow(title)
    asha.follow("Ask for the words as they were said")
    if page.get_by_label("Passphrase").count():
        page.get_by_label("Passphrase").fill(PASSPHRASE)
        asha.press("Unlock")
    expect(page.get_by_text("This file holds every name that people said.")).to_be_visible()
    page.get_by_label("One table with its codebook (CSV in a zip)").check()
    page.get_by_label("To check how well names were hidden").check()
    page.get_by_role("button", name="Make the file with every name").click()
    wait_until_made(asha)
    words = words_in(save(page, tmp_path))
    assert "Emily Harper rang us back" in words
    assert "lantern" not in words
    assert not asha.problems, "\n".join(asha.problems)
