"""A leader reads the loop on one page and prints it; whoever leads learning writes down what its figures need."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.journeys.conftest import PATIENCE, Site, sign_in
from tests.journeys.databases import at
from tests.journeys.seed_learning import LEAD, LEADER
from tests.journeys.test_bring_in_a_table import Facilitator


@pytest.fixture(scope="module")
def half_a_year(site: Site) -> Site:
    """The site after half a year of listening."""
    command = [sys.executable, "-m", "tests.journeys.seed_learning"]
    subprocess.run(command, env=at(site.home), check=True, timeout=PATIENCE)
    return site


@pytest.mark.parametrize("width", [1280, 320])
def test_whoever_leads_learning_writes_down_what_the_figures_need(
    half_a_year: Site, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    page = page_at(width=width)
    sign_in(page, replace(half_a_year, email=LEAD))
    lena = Facilitator(page, axe)

    lena.follow("Check")
    lena.follow("How we learn")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Harm after speaking")
    lena.follow("Say how many people work here")
    lena.press("Save")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("Which quarter?").select_option(index=1)
    page.get_by_label("How many people work here?").fill("400")
    lena.press("Save")
    lena.follow("Write down who was offered support")
    page.get_by_label("Which quarter?").select_option(index=1)
    page.get_by_label("Which role?").select_option("practitioner")
    for label, number in (("and took it up", 14), ("and did not take it up", 9), ("not offered any", 2)):
        page.get_by_label(label).fill(str(number))
    lena.press("Save")
    expect(page.get_by_text("Saved. Only the role and the quarter are kept.")).to_be_visible()
    with page.expect_download() as file:
        page.get_by_role("link", name="Download CSV").click()
    assert "[c]" in Path(file.value.path()).read_text("utf-8")
    assert lena.problems == []


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_a_leader_reads_the_loop_and_prints_one_page(
    half_a_year: Site, page_at: Callable[..., Page], axe: str, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, replace(half_a_year, email=LEADER))
    dee = Facilitator(page, axe if scripts else None)

    dee.follow("The loop")

    expect(
        page.get_by_text("people spoke of: changes of worker (2.1), being listened to (2.2)")
    ).to_be_visible()
    expect(page.get_by_text("Decide on what recommendation 2 takes: it was asked for.")).to_be_visible()
    printed = page.pdf(format="A4")
    if pictures := os.environ.get("SPEAKOPENLY_PICTURES"):
        (Path(pictures) / f"loop-{width}-{scripts}.pdf").write_bytes(printed)
    assert len(PdfDocument(printed)) == 1
    dee.follow("Check")
    dee.follow("How we learn")
    dee.follow("Make the yearly report")
    with page.expect_download() as file:
        page.get_by_role("button", name="Make the report").click()
    assert Path(file.value.path()).read_bytes().startswith(b"%PDF-")
    assert dee.problems == []
