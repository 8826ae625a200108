"""Themes decided by keyboard alone; and two people code the same passages without seeing each other's."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.album import Album
from tests.journeys.conftest import FIRST_START, ROOT, Site, _speakopenly, sign_in
from tests.journeys.databases import at
from tests.journeys.seed_coding import COLE

MOST_TABS = 150
SAMPLE = 20
ALL_OF_THEM = 63


@pytest.fixture(scope="module")
def slug(site: Site) -> str:
    account = ["user", "add", COLE, "--name", "Cole", "--service", "Northmoor", "--role", "coder"]
    _speakopenly(site.home, *account, "--password-file", str(site.home / "password")).wait(FIRST_START)
    command = [sys.executable, "-m", "tests.journeys.seed_coding", site.email]
    ran = subprocess.run(
        command, env=at(site.home), cwd=ROOT, check=True, timeout=FIRST_START, capture_output=True
    )
    return ran.stdout.decode()


def look(page: Page, axe: str, album: Album, who: str) -> None:
    album.keep(page, who)
    assert violations(page, axe) == [], page.url
    page.set_viewport_size({"width": 320, "height": 800})
    assert not is_wider_than_the_screen(page), page.url
    album.keep(page, f"{who} on a phone")
    page.set_viewport_size({"width": 1280, "height": 800})


def reach(page: Page, wanted: Locator) -> None:
    """Go there with Tab, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by keyboard")


def press_on(page: Page, wanted: Locator) -> None:
    reach(page, wanted)
    page.keyboard.press("Enter")


def test_two_themes_are_merged_and_undone_and_one_is_split_by_keyboard_alone(
    site: Site, slug: str, page_at: Callable[..., Page]
) -> None:
    page = page_at()
    sign_in(page, site)
    themes = f"{site.address}/staff/understand/themes/{slug}/"

    page.goto(f"{themes}T03/about/")
    press_on(page, page.locator("summary", has_text="Merge with"))
    reach(page, page.get_by_label("Merge with"))
    page.keyboard.type("changes")
    expect(page.get_by_label("Merge with")).to_have_value("T01")
    press_on(page, page.get_by_role("button", name="Merge", exact=True))
    expect(page.get_by_text("“sign language” was merged with “changes of worker”.").first).to_be_visible()
    assert piles(page) == ALL_OF_THEM

    press_on(page, page.get_by_role("button", name="Undo").first)
    expect(page.get_by_text("Undo done.")).to_be_visible()
    assert piles(page) == ALL_OF_THEM

    page.goto(f"{themes}T02/about/")
    press_on(page, page.get_by_role("button", name="Split into its 2 parts"))
    expect(page.get_by_text("was split into its 2 parts").first).to_be_visible()
    assert piles(page) == ALL_OF_THEM

    page.goto(f"{themes}history/")
    said = page.locator("main").inner_text()
    assert "was split into its 2 parts" in said
    assert "was merged with “changes of worker”. Undone." in " ".join(said.split())


def piles(page: Page) -> int:
    """The sum at the foot of the page, after seeing that its four piles give it."""
    [(parts, total)] = re.findall(r"^(.*\)) = ([\d,]+)$", page.locator("main").inner_text(), re.MULTILINE)
    assert sum(int(number) for number in re.findall(r"\((\d+)\)", parts)) == int(total)
    return int(total)


def test_two_coders_code_the_same_passages_blind_and_agreement_names_nobody(
    site: Site, slug: str, page_at: Callable[..., Page], axe: str
) -> None:
    album, coding = Album(), f"{site.address}/staff/understand/coding/{slug}/"
    asha = page_at()
    sign_in(asha, site)
    asha.goto(f"{site.address}/staff/understand/codebook/{slug}/")
    asha.get_by_role("button", name=re.compile("^Make . themes codes$")).click()
    expect(asha.get_by_text("themes became codes").first).to_be_visible()
    look(asha, axe, album, "facilitator")
    asha.get_by_role("link", name="changes of worker", exact=True).click()
    look(asha, axe, album, "facilitator")

    asha.goto(f"{coding}double/")
    look(asha, axe, album, "facilitator")
    asha.get_by_role("button", name="Draw").click()
    asha.get_by_role("button", name="Take part").click()
    asha.get_by_role("button", name="Go on coding").click()
    expect(asha.get_by_role("heading", name=f"Passage 1 of {SAMPLE}")).to_be_visible()

    # The keys tick only while the list has the focus, and are saved at once.
    box, told = asha.locator("[data-key='4']"), asha.locator("[data-told]")
    asha.keyboard.press("4")
    assert not box.is_checked()
    asha.locator("[data-key='2']").focus()
    asha.keyboard.press("4")
    expect(told).to_contain_text("Saved at")
    assert box.is_checked()
    look(asha, axe, album, "facilitator")
    asha.get_by_label("The keys 1 to 9").uncheck()
    asha.locator("[data-key='2']").focus()
    asha.keyboard.press("2")
    assert not asha.locator("[data-key='2']").is_checked()
    code_them(asha)

    # Cole has no script and sees nothing of Asha's: by page, list or address.
    cole = page_at(scripts=False)
    sign_in(cole, replace(site, email=COLE))
    cole.goto(f"{coding}double/1/")
    cole.get_by_role("button", name="Take part").click()
    assert cole.goto(f"{coding}double/1/agreement/").status == 403  # type: ignore[union-attr]
    cole.goto(f"{coding}double/1/passages/1/")
    assert cole.locator("[data-code-list] input:checked").count() == 0
    passage = cole.locator("mark").inner_text()
    cole.goto(f"{coding}?words={passage.split()[-1]}")
    assert passage not in cole.locator("main").inner_text()
    cole.goto(f"{coding}double/1/passages/1/")
    code_them(cole)

    cole.get_by_role("button", name="Close it and compare").click()
    expect(cole.get_by_role("heading", name="How far people agree")).to_be_visible()
    said = cole.locator("main").inner_text()
    for wanted in ("Raw agreement", "Alpha", "Prevalence", "Machine compared separately", " to "):
        assert wanted in said
    assert "Asha" not in said
    assert "Cole" not in said
    asha.goto(f"{coding}double/1/agreement/")
    look(asha, axe, album, "facilitator")
    asha.get_by_role("link", name="Talk about this one").first.click()
    look(asha, axe, album, "facilitator")

    asha.goto(coding)
    look(asha, axe, album, "facilitator")
    asha.get_by_role("link", name="Code it").first.click()
    look(asha, axe, album, "facilitator")


def code_them(page: Page) -> None:
    """Give “changes of worker” where the words speak of handover."""
    for number in range(1, SAMPLE + 1):
        expect(page.get_by_role("heading", name=f"Passage {number} of {SAMPLE}")).to_be_visible()
        if "handover" in page.locator("mark").inner_text():
            page.get_by_label("changes of worker").check()
        page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_text(f"You have coded {SAMPLE} of {SAMPLE}.")).to_be_visible()
