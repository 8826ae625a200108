"""A service is examined: the examiner first, six lines, the reply beside them, offers, and anyone reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from speakopenly.check.examination import QUESTIONS, SELF_QUESTIONS
from tests.journeys.conftest import FIRST_START, Site, _speakopenly, sign_in
from tests.journeys.test_bring_in_a_table import Facilitator

SAW = "The duty rota had one gap in four weeks."
SAID = "The gap is filled since May."


@pytest.fixture(scope="module")
def people(site: Site) -> dict[str, Site]:
    """The site as each of the three sees it: who examines, who leads the service, who publishes."""
    made = {}
    for name, role in (("Esme", "examiner"), ("Leo", "leader"), ("Pia", "publisher")):
        email = f"{name.lower()}.examination@northmoor.example"
        account = ["user", "add", email, "--name", name, "--service", "Northmoor", "--role", role]
        added = _speakopenly(site.home, *account, "--password-file", str(site.home / "password"))
        assert added.wait(FIRST_START) == 0
        made[name] = replace(site, email=email)
    return made


@pytest.fixture
def window(
    people: dict[str, Site], page_at: Callable[..., Page], axe: str
) -> Callable[[str, int, bool], Facilitator]:
    def open_one(name: str, width: int, scripts: bool) -> Facilitator:
        page = page_at(width=width, scripts=scripts)
        sign_in(page, people[name])
        return Facilitator(page, axe if scripts else None)

    return open_one


def examine(esme: Facilitator, title: str) -> None:
    """From the list to the six lines: nothing else opens before the body has answered about itself."""
    page = esme.page
    esme.follow("Check")
    esme.follow("Examinations")
    expect(page.get_by_text("A child at risk comes before everything here")).to_be_visible()
    esme.press("Begin an examination")
    page.get_by_label("What is this examination called?").fill(title)
    page.get_by_label("Which body examines?").fill("Fairwater Examiners")
    esme.press("Begin it")
    for each in SELF_QUESTIONS:
        page.get_by_label(each.asks).fill("We say it aloud at the next meeting, and ask what made it likely.")
    esme.press("Save")
    expect(
        page.get_by_text("We have not asked the examiner's own staff, or those it examined.")
    ).to_be_visible()


def write(esme: Facilitator, question: str) -> None:
    page = esme.page
    esme.follow(question)
    expect(page.get_by_text("We have not asked.").first).to_be_visible()
    expect(page.get_by_text("The authority has not replied yet.")).to_be_visible()
    esme.follow("Write what you saw")
    page.get_by_label("Our own visit or talk").check()
    page.get_by_label("What did you see?").fill(SAW)
    esme.press("Save")
    esme.follow("Choose a word for the step")
    page.get_by_label("Where do sources disagree?").fill("There is one source only.")
    page.get_by_label("Starting", exact=True).check()
    page.get_by_label("How strong is the evidence, in words?").fill("Thin: one visit.")
    esme.press("Save")
    esme.follow("Back to the six lines")


def offer(esme: Facilitator) -> None:
    esme.follow("Offer help 1")
    esme.page.get_by_label("What help is offered?").fill("A day beside the duty team")
    esme.press("Save")
    expect(esme.page.get_by_role("heading", name="There is a problem")).to_be_visible()
    esme.page.get_by_label("Who sees to it inside the service?").fill("the principal social worker")
    esme.page.get_by_label("Who sees to it outside the service?").fill("a practice lead of the body")
    esme.press("Save")


def reply(leo: Facilitator, question: str) -> None:
    page = leo.page
    leo.follow(question)
    leo.follow("Check the facts and reply")
    expect(page.get_by_text(SAW)).to_be_visible()
    page.get_by_label("The facts are right", exact=True).check()
    page.get_by_label("What do you say to it?").fill(SAID)
    leo.press("Save the reply")
    expect(page.get_by_text(SAID)).to_be_visible()
    leo.follow("Back to the six lines")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
def test_a_service_is_examined_and_anyone_reads_both_sides(
    window: Callable[[str, int, bool], Facilitator], width: int, scripts: bool
) -> None:
    title = f"Work in the autumn {width} {'with' if scripts else 'without'}"
    esme = window("Esme", width, scripts)

    examine(esme, title)
    for question in QUESTIONS.values():
        write(esme, question)
    expect(esme.page.get_by_text("What is missing before it can be signed")).to_be_visible()
    offer(esme)
    esme.press("Ask the authority to reply")

    leo = window("Leo", width, scripts)
    leo.look()
    leo.follow(f"Check the facts and reply: {title}")
    for question in QUESTIONS.values():
        reply(leo, question)

    esme.page.reload()
    expect(esme.page.get_by_text("What is missing before it can be signed")).not_to_be_visible()
    esme.press("Ask a publisher to sign")

    pia = window("Pia", width, scripts)
    pia.follow(f"Read and sign an examination: {title}")
    pia.press("Sign and publish")
    expect(pia.page.get_by_role("heading", name="There is a problem")).to_be_visible()
    pia.page.get_by_label("I have read all of it").check()
    pia.page.get_by_label("It is about conditions of the work").check()
    pia.press("Sign and publish")
    expect(pia.page.get_by_text("Everything agrees.")).to_be_visible()
    pia.follow("The public page of this examination")
    pia.follow("Read the examination")
    expect(pia.page.get_by_text("The examiner answered about itself.").first).to_be_visible()
    expect(pia.page.get_by_text(SAID).first).to_be_visible()

    esme.follow("Examinations")
    esme.follow("What this service has published of how it learns")
    assert (esme.problems, leo.problems, pia.problems) == ([], [], [])
    assert min(each.seen for each in (esme, leo, pia)) > 4
