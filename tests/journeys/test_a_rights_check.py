"""A practice is held against children's rights: a yes to the first question stops it, and nothing moves it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import FIRST_START, Site, _speakopenly, sign_in
from tests.journeys.test_bring_in_a_table import Facilitator


@pytest.fixture(scope="module")
def with_a_lead(site: Site) -> Site:
    """The site as Lena sees it, who leads learning."""
    email = "lena@northmoor.example"
    account = ["user", "add", email, "--name", "Lena", "--service", "Northmoor", "--role", "learning_lead"]
    added = _speakopenly(site.home, *account, "--password-file", str(site.home / "password"))
    assert added.wait(FIRST_START) == 0
    return replace(site, email=email)


def begin(lead: Facilitator, title: str, answer: str) -> None:
    page = lead.page
    page.get_by_label("What is looked at, in a few words?").fill(title)
    page.get_by_label(answer, exact=True).check()
    page.get_by_label("I want this, plan it, run it or pay for it").check()
    lead.press("Save the answer")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_a_practice_is_held_against_childrens_rights(
    with_a_lead: Site, page_at: Callable[..., Page], axe: str, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, with_a_lead)
    lead = Facilitator(page, axe if scripts else None)

    lead.follow("Change")
    lead.follow("Children's rights check")
    lead.press("Begin a check")
    lead.press("Save the answer")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    begin(lead, "Door sensors in our homes", "No")
    page.get_by_label("A practice: something that is done").check()
    page.get_by_label("It watches them").check()
    page.get_by_role("group", name="Is it covert").get_by_label("No", exact=True).check()
    page.get_by_role("group", name="Is it under way").get_by_label("No", exact=True).check()
    lead.press("Save what it is about")
    lead.press("Answer S1")
    page.get_by_label("We do not know").check()
    page.get_by_label("I want this, plan it, run it or pay for it").check()
    lead.press("Save the answer")
    page.locator(".govuk-breadcrumbs").get_by_role("link", name="Door sensors in our homes").click()
    lead.look()
    expect(page.get_by_role("heading", name="Stop, until it is answered")).to_be_visible()
    lead.follow("N1: Necessity")
    lead.press("Save the answers")
    lead.follow("Set conditions")
    lead.follow("Door sensors in our homes")
    lead.follow("Change the plan and begin a new check")
    begin(lead, "Door sensors in our homes", "Yes")

    expect(page.get_by_role("heading", name="Stop. This must not go ahead.")).to_be_visible()
    expect(page.get_by_role("link", name="Set conditions")).to_have_count(0)
    page.goto(f"{with_a_lead.address}/rights/")
    lead.look()
    assert lead.problems == []
