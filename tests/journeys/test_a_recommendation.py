"""A change is recommended because of a learning review, planned, tried small, and asked to be let out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import FIRST_START, Site, _speakopenly, sign_in
from tests.journeys.test_bring_in_a_table import Facilitator


@pytest.fixture(scope="module")
def with_a_lead(site: Site) -> Site:
    """The site as Nia sees it, who leads learning."""
    email = "nia@northmoor.example"
    account = ["user", "add", email, "--name", "Nia", "--service", "Northmoor", "--role", "learning_lead"]
    added = _speakopenly(site.home, *account, "--password-file", str(site.home / "password"))
    assert added.wait(FIRST_START) == 0
    return replace(site, email=email)


def hold_a_review(lead: Facilitator, title: str) -> None:
    page = lead.page
    lead.follow("Change")
    lead.follow("Learning reviews")
    lead.press("Begin a review")
    page.get_by_label("What is looked at, in a few words?").fill(title)
    for question, answer in (
        ("How much can still be learnt", "Some"),
        ("something new to you", "No"),
        ("the same come before", "No"),
        ("other agencies", "No"),
        ("How wide", "In one team"),
    ):
        page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
    lead.press("See which way fits")
    lead.press("Save the way of learning")


def recommend(lead: Facilitator, change: str, review: str) -> None:
    page = lead.page
    lead.go(page.locator(".govuk-breadcrumbs").get_by_role("link", name="Change", exact=True))
    lead.follow("Recommendations")
    lead.press("Recommend a change")
    lead.press("Save the recommendation")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("What would be different?").fill(change)
    page.get_by_label("Did it come from a learning review?").select_option(review)
    page.get_by_label("A simpler way of doing it").check()
    page.get_by_label("Who will help it happen?").select_option("team_managers")
    page.get_by_label("None of these: it touches no child").check()
    lead.press("Save the recommendation")
    expect(page.get_by_role("heading", name=change)).to_be_visible()


def plan(lead: Facilitator) -> None:
    page = lead.page
    lead.follow("Plan it: the day, and what might get worse")
    page.get_by_label("By which day is it in place?").fill(date.today().replace(year=2031).isoformat())  # noqa: DTZ011
    page.get_by_label("What might get worse?").fill("Families wait longer for a first visit")
    lead.press("Save the plan")
    lead.follow("Say what it takes")
    for resource in ("Money", "People", "Time"):
        page.get_by_label(f"{resource}: how much does it take?").fill("A day a month")
        page.get_by_role("group", name=f"{resource}: does it exist?").get_by_label("Not found").check()
    lead.press("Save what it takes")
    lead.follow("Say what would tell us")
    page.get_by_label("What would tell us that it helped?").fill("Days without a named worker")
    page.get_by_label("That it goes down").check()
    lead.press("Save what would tell us")
    lead.follow("The plan is made: it is due")
    lead.press("Take this step")


def try_small(lead: Facilitator) -> None:
    page = lead.page
    lead.follow("Begin a small test")
    page.get_by_label("What does this small test ask?").fill("Does one form hold for a week?")
    page.get_by_label("What do you think will happen?").fill("Yes, in both teams")
    page.get_by_label("On which day does it begin?").fill(date.today().isoformat())  # noqa: DTZ011
    lead.press("Save the test")
    lead.go(page.get_by_role("link", name="Say what it showed"))
    page.get_by_label("What did you see?").fill("It held in one team.")
    page.get_by_label("Adapt: change it and try again").check()
    lead.press("Save what you saw")


@pytest.mark.parametrize("width", [1280, 320])
def test_a_change_is_recommended_planned_and_tried(
    with_a_lead: Site, page_at: Callable[..., Page], axe: str, width: int
) -> None:
    page = page_at(width=width)
    sign_in(page, with_a_lead)
    lead = Facilitator(page, axe)

    review = f"A referral that went astray {width}"
    hold_a_review(lead, review)
    recommend(lead, f"One referral form instead of three {width}", review)
    plan(lead)
    try_small(lead)
    lead.follow("Look at what is public of it")
    lead.press("Ask for a second signature")

    expect(page.get_by_text("It waits for a second signature since")).to_be_visible()
    expect(page.get_by_text("We looked for it and have not found it.").first).to_be_visible()
    assert lead.problems == []
