"""A review is held: the way that fits, the canvas with its guard, the second signature, and anyone reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import FIRST_START, Site, _speakopenly, sign_in
from tests.journeys.test_bring_in_a_table import Facilitator

FIRST_WORDS = "The worker should have rung back. It was decided to wait until Monday."
SECOND_WORDS = "The duty worker had no number to ring. The duty manager chose to wait until Monday."


def somebody(site: Site, name: str, role: str) -> Site:
    email = f"{name.lower()}@northmoor.example"
    account = ["user", "add", email, "--name", name, "--service", "Northmoor", "--role", role]
    added = _speakopenly(site.home, *account, "--password-file", str(site.home / "password"))
    assert added.wait(FIRST_START) == 0
    return replace(site, email=email)


@pytest.fixture(scope="module")
def with_a_lead(site: Site) -> Site:
    """The site as Rosa sees it, who leads learning."""
    return somebody(site, "Rosa", "learning_lead")


@pytest.fixture(scope="module")
def with_a_publisher(site: Site) -> Site:
    """The site as Pia sees it, who publishes."""
    return somebody(site, "Pia", "publisher")


def begin(rosa: Facilitator, title: str) -> None:
    page = rosa.page
    rosa.follow("Change")
    rosa.follow("Learning reviews")
    rosa.press("Begin a review")
    rosa.press("See which way fits")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_label("What is looked at, in a few words?").fill(title)
    for question, answer in (
        ("How much can still be learnt", "Some"),
        ("something new to you", "No"),
        ("the same come before", "No"),
        ("other agencies", "No"),
        ("How wide", "In one team"),
    ):
        page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
    rosa.press("See which way fits")
    expect(page.get_by_role("heading", name="What fits: After-action review")).to_be_visible()
    rosa.press("Save the way of learning")


def write(rosa: Facilitator, link: str, label: str, words: str, *, button: str = "Save") -> None:
    if link:
        rosa.go(rosa.page.get_by_role("link", name=re.compile(link)))
    rosa.page.get_by_label(label).fill(words)
    rosa.press(button)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_a_review_is_held_signed_and_read(
    with_a_lead: Site,
    with_a_publisher: Site,
    page_at: Callable[..., Page],
    axe: str,
    width: int,
    scripts: bool,
) -> None:
    title = f"A handover on a Friday {width} {'with' if scripts else 'without'}"
    page = page_at(width=width, scripts=scripts)
    sign_in(page, with_a_lead)
    rosa = Facilitator(page, axe if scripts else None)

    begin(rosa, title)
    happened = "What happened, as the people there saw it"
    write(rosa, rf"Write\W+{happened}", happened, FIRST_WORDS, button="Look at my words")
    expect(page.get_by_text("It knows better afterwards.")).to_be_visible()
    expect(page.get_by_text("It hides who.")).to_be_visible()
    expect(page.get_by_label(happened)).to_have_value(FIRST_WORDS)
    write(rosa, "", happened, SECOND_WORDS)
    write(
        rosa,
        r"Write\W+What we will try",
        "What we will try",
        "One sheet with every number, by the duty manager.",
    )
    write(rosa, r"hindered\W+Team and communication", "How did it work?", "Cover was thin on that day.")
    write(rosa, r"helped\W+Working with other agencies", "How did it work?", "The school rang again.")
    rosa.follow("Invite a role")
    page.get_by_label("Which role was invited?").fill("duty worker")
    page.get_by_label("What support was offered?").fill("An hour off the rota, and a colleague beside them")
    rosa.press("Save")
    expect(page.get_by_text("Hindered: team and communication.").first).to_be_visible()
    rosa.press("Ask for a second signature")
    rosa.press("Ask a publisher to sign")

    other = page_at(width=width, scripts=scripts)
    sign_in(other, with_a_publisher)
    pia = Facilitator(other, axe if scripts else None)
    pia.look()
    pia.follow(f"Read and sign a review: {title}")
    pia.press("Sign and publish")
    expect(other.get_by_role("heading", name="There is a problem")).to_be_visible()
    other.get_by_label("I have read every quote").check()
    other.get_by_label("I have read all of it").check()
    pia.press("Sign and publish")
    expect(other.get_by_text("Everything agrees.")).to_be_visible()
    pia.follow("The public page of this review")
    pia.follow("Read the review")
    expect(other.get_by_text("Cover was thin on that day.")).to_be_visible()

    page.goto(f"{with_a_lead.address}/staff/change/reviews/")
    rosa.look()
    rosa.follow("Something here is not for learning")
    page.get_by_role("group", name="Is there already a suspicion").get_by_label("Yes", exact=True).check()
    rosa.press("See who to go to")
    page.get_by_role("group", name="May somebody who works with children").get_by_label(
        "We do not know"
    ).check()
    rosa.press("See who to go to")
    expect(page.get_by_text("Tell the designated officer")).to_be_visible()
    rosa.press("Keep that something left learning today")
    expect(page.get_by_text("Nothing else.")).to_be_visible()
    page.goto(f"{with_a_lead.address}/reviews/")
    rosa.look()
    assert rosa.problems == []
    assert pia.problems == []
