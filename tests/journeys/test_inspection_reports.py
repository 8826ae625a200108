"""An examiner sees what reports say beside each other and sets a passage aside; a leader reads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import FIRST_START, Site, sign_in
from tests.journeys.databases import at
from tests.journeys.seed_inspections import EXAMINER, LEADER
from tests.journeys.test_bring_in_a_table import Facilitator


@pytest.fixture(scope="module")
def twelve_reports(site: Site) -> Site:
    """The site with twelve reports of six authorities."""
    command = [sys.executable, "-m", "tests.journeys.seed_inspections"]
    subprocess.run(command, env=at(site.home), check=True, timeout=FIRST_START)
    return site


@pytest.mark.parametrize(
    ("width", "scripts", "report"),
    [(1280, True, "Brantmoor, 2024"), (320, True, "Dunmere, 2023"), (320, False, "Fernley, 2024")],
)
def test_an_examiner_reads_what_reports_say_and_sets_a_passage_aside(
    twelve_reports: Site, page_at: Callable[..., Page], axe: str, width: int, scripts: bool, report: str
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, replace(twelve_reports, email=EXAMINER))
    edda = Facilitator(page, axe if scripts else None)

    edda.follow("Check")
    edda.follow("Inspection reports")
    edda.press("Bring reports in")
    edda.press("Read these reports")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.goto(f"{twelve_reports.address}/staff/check/inspections/")
    page.get_by_label(report).check()
    page.get_by_label("Alderbeck, 2023").check()
    edda.press("See what they say")
    expect(page.get_by_text("Supervision of staff: in 1 of 2 reports.")).to_be_visible()
    expect(page.get_by_text("Silent means our search found nothing")).to_be_visible()
    edda.look()
    page.get_by_role("link", name="says (").first.click()
    edda.look()
    page.get_by_role("link", name="This passage is not about that").last.click()
    page.get_by_label("It states nothing").check()
    edda.press("Save")
    expect(page.get_by_text("Set aside by a person (examiner").first).to_be_visible()
    page.goto(f"{twelve_reports.address}/staff/check/inspections/together/")
    expect(page.get_by_text("12 reports of 6 authorities.")).to_be_visible()
    edda.look()
    assert edda.problems == []


def test_a_leader_reads_and_changes_nothing(
    twelve_reports: Site, page_at: Callable[..., Page], axe: str
) -> None:
    page = page_at(width=320)
    sign_in(page, replace(twelve_reports, email=LEADER))
    dee = Facilitator(page, axe)

    dee.follow("Check")
    dee.follow("Inspection reports")
    expect(page.get_by_role("button", name="Bring reports in")).to_have_count(0)
    dee.press("See what they say")
    page.get_by_role("link", name="mentions once").first.click()
    dee.look()
    expect(page.get_by_role("link", name="This passage is not about that")).to_have_count(0)
    assert dee.problems == []
