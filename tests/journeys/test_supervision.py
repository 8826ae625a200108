"""Somebody answers about supervision in a minute; whoever leads learning sees pools, and counts a calendar."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import (
    FIRST_START,
    PASSWORD,
    PATIENCE,
    ROOT,
    Site,
    _speakopenly,
    free_port,
    sign_in,
    wait_until_it_answers,
)
from tests.journeys.databases import at
from tests.journeys.seed_supervision import LEAD
from tests.journeys.test_bring_in_a_table import Facilitator
from tests.library.check.supervision.calendars import calendar, entry

LOOKS = [(1280, True, ""), (320, True, "/cy"), (320, False, "/easy"), (320, False, "")]
A_WHILE_AGO = date.today() - timedelta(days=100)  # noqa: DTZ011  (as the browser's own clock has it)


@pytest.fixture(scope="module")
def northmoor(new_home: Callable[[str], Path]) -> Iterator[Site]:
    home = new_home("supervision")
    (home / "password").write_text(PASSWORD)
    account = ["user", "add", "asha@northmoor.example", "--name", "Asha", "--service", "Northmoor"]
    role = ["--role", "facilitator", "--password-file", str(home / "password")]
    assert _speakopenly(home, *account, *role).wait(FIRST_START) == 0
    command = [sys.executable, "-m", "tests.journeys.seed_supervision"]
    subprocess.run(command, env=at(home), cwd=ROOT, check=True, timeout=FIRST_START)
    site = Site(f"http://127.0.0.1:{free_port()}", home, LEAD)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.mark.parametrize(("width", "scripts", "prefix"), LOOKS)
def test_somebody_answers_in_a_minute(
    northmoor: Site, page_at: Callable[..., Page], axe: str, width: int, scripts: bool, prefix: str
) -> None:
    page = page_at(width=width, scripts=scripts)
    person = Facilitator(page, axe if scripts else None)
    page.goto(f"{northmoor.address}{prefix}/pulse/")
    person.look()

    person.go(page.locator("main .govuk-button").first)
    page.locator("main form button").click()
    person.look()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    for name in ("backing", "held", "childs_world", "mistakes"):
        page.locator(f"input[name={name}]").first.check()
    page.locator("input[name=length][value=under_30]").check()
    page.locator("select[name=area]").select_option("fostering")
    if not prefix:
        person.go(page.get_by_role("button", name="Cymraeg"))
        expect(page.locator("input[name=length][value=under_30]")).to_be_checked()
        expect(page.locator("select[name=area]")).to_have_value("fostering")
    person.go(page.locator("main form button"))

    assert page.url.endswith("/pulse/thanks/")
    assert page.context.cookies() == []
    person.go(page.locator("main a[href$='self-check/']"))
    assert page.locator("form, input, textarea, button").count() == 0
    assert person.problems == []


@pytest.mark.parametrize("width", [1280, 320])
def test_whoever_leads_learning_sees_pools_and_counts_a_calendar(
    northmoor: Site, page_at: Callable[..., Page], axe: str, width: int, tmp_path: Path
) -> None:
    page = page_at(width=width)
    sign_in(page, northmoor)
    lena = Facilitator(page, axe)
    file = tmp_path / "team.ics"
    days = [A_WHILE_AGO + timedelta(days=each) for each in range(20)]
    file.write_bytes(calendar(*[entry(f"{day:%Y%m%d}T100000", f"{day:%Y%m%d}T113000") for day in days]))

    lena.follow("Check")
    lena.follow("Supervision")
    expect(page.get_by_text("Not used in appraisal, targets or inspection of a person.")).to_be_visible()
    expect(page.get_by_text("about 15 answers")).to_be_visible()
    expect(page.get_by_text("fewer than 10 answers").first).to_be_visible()
    lena.follow("Count meetings from a calendar")
    lena.press("Count them")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("Whose meetings are in this calendar?").select_option("fostering")
    page.get_by_label("Calendar file (.ics)").set_input_files(file)
    lena.press("Count them")
    expect(page.get_by_role("heading", name="What was counted")).to_be_visible()
    lena.press("Keep these numbers")
    expect(page.get_by_text("Kept. Only these numbers stay; the calendar is gone.")).to_be_visible()
    with page.expect_download() as made:
        page.get_by_role("link", name="Download CSV").click()
    assert "[c]" in Path(made.value.path()).read_text("utf-8")
    assert lena.problems == []
