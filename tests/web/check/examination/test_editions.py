"""From six lines to an examination anyone can read: nothing without the reply, and a second person signs."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from speakopenly.check.examination import Line
from speakopenly.check.examination.publication import HTML, PDF, WORD
from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.examination import actions as examining
from speakopenly.web.check.examination.publications import actions, policies, queries
from speakopenly.web.check.examination.publications.models import ExaminationEdition
from speakopenly.web.people.roles import Role
from speakopenly.web.people.sections import what_waits_for
from speakopenly.web.people.staff import Staff
from tests.web.check.examination.conftest import Both
from tests.web.check.examination.one_examination import REPLIED, SAW, long_since, replied, written

SIGNED = {"read_both_sides": "on", "is_about_the_work": "on"}
PUBLIC = "/examinations/work-in-northmoor/"


def anybody(address: str) -> Any:
    return Client().get(address)


@pytest.fixture
def draft(both: Both) -> ExaminationEdition:
    return actions.ask_for_signature(examination=replied(both.esme, both.leo), by=both.esme)


@pytest.fixture
def published(both: Both, draft: ExaminationEdition) -> ExaminationEdition:
    actions.sign(edition=draft, by=both.pia)
    draft.refresh_from_db()
    return draft


def test_nothing_is_published_before_the_authority_has_replied(both: Both) -> None:
    found = written(both.esme)

    with pytest.raises(NotAllowed):
        actions.ask_for_signature(examination=found, by=both.esme)


def test_without_a_reply_it_can_be_published_with_the_statement_and_never_silently(both: Both) -> None:
    found = written(both.esme)
    long_since(found)
    examining.state_no_reply(examination=found, by=both.esme, words="We wrote twice.")
    edition = actions.ask_for_signature(examination=found, by=both.esme)
    actions.sign(edition=edition, by=both.pia)

    printed = anybody(f"{PUBLIC}edition-1/{HTML}").content.decode()
    assert printed.count("had not replied by") == len(Line)
    assert printed.count("We wrote twice.") == len(Line)


def test_what_is_signed_is_what_was_read(both: Both, draft: ExaminationEdition) -> None:
    before = {each.name: bytes(each.bytes) for each in draft.files.all()}

    actions.sign(edition=draft, by=both.pia)

    assert {each.name: bytes(each.bytes) for each in draft.files.all()} == before
    assert set(before) == {HTML, PDF, WORD, "manifest.json"}
    assert queries.differences(draft) == []


@pytest.mark.parametrize("who", ["esme", "leo"])
def test_nobody_who_wrote_can_sign_even_with_the_role(
    both: Both, draft: ExaminationEdition, who: str
) -> None:
    wrote = getattr(both, who)
    with_the_role = Staff(wrote.user, both.service, frozenset({*wrote.roles, Role.PUBLISHER}))

    assert not policies.can_sign(with_the_role, draft)
    with pytest.raises(NotAllowed):
        actions.sign(edition=draft, by=with_the_role)


def test_the_database_itself_knows_no_single_signature(both: Both, draft: ExaminationEdition) -> None:
    draft.state, draft.signed_by, draft.signed_at = "published", both.esme.user, timezone.now()

    with pytest.raises(IntegrityError):
        draft.save()


def test_nothing_is_written_on_either_side_while_a_signature_waits(
    both: Both, draft: ExaminationEdition
) -> None:
    found = draft.examination

    with pytest.raises(NotAllowed):
        examining.answer_about_itself(examination=found, by=both.esme, answers={})
    with pytest.raises(NotAllowed):
        examining.ask_for_reply(examination=found, by=both.esme)
    assert both.browser(both.leo).get("/staff/check/examination/1/lines/openness/reply/").status_code == 403


def test_taken_back_nothing_was_public(both: Both, draft: ExaminationEdition) -> None:
    assert anybody(PUBLIC).status_code == 404

    actions.take_back(edition=draft, by=both.esme)

    assert anybody(PUBLIC).status_code == 404
    assert not ExaminationEdition.objects.exists()


def test_it_waits_on_today_for_a_publisher_and_for_nobody_else(both: Both, draft: ExaminationEdition) -> None:
    waits = "Read and sign an examination: Work in Northmoor"

    assert waits in [each.what for each in what_waits_for(both.pia)]
    assert waits not in [each.what for each in what_waits_for(both.esme)]


def test_it_is_signed_on_the_page_and_then_anyone_reads_it(both: Both, draft: ExaminationEdition) -> None:
    browser = both.browser(both.pia)
    page = "/staff/check/examination/1/editions/1/"

    bare = browser.post(page + "sign/")
    done = browser.post(page + "sign/", SIGNED)

    assert (bare.status_code, done.status_code) == (400, 302)
    assert "Everything agrees." in browser.get(page).content.decode()
    assert "Work in Northmoor" in anybody("/examinations/").content.decode()
    printed = anybody(f"{PUBLIC}edition-1/{HTML}").content.decode()
    assert SAW in printed
    assert REPLIED in printed
    assert "Starting. Two kinds of source agree." in printed


@pytest.mark.parametrize("way", ["", "cy/", "easy/", "cy/easy/"])
def test_the_public_pages_stand_in_every_language_and_wording(
    published: ExaminationEdition, way: str
) -> None:
    for address in (
        "examinations/",
        "examinations/work-in-northmoor/",
        "examinations/work-in-northmoor/verify/",
    ):
        answer = anybody(f"/{way}{address}")
        assert answer.status_code == 200
        assert "tel:999" in answer.content.decode()
        assert not answer.cookies


def test_reviews_and_examinations_lead_to_each_other(published: ExaminationEdition) -> None:
    assert "/examinations/" in anybody("/reviews/").content.decode()
    assert "/reviews/" in anybody("/examinations/").content.decode()


def test_anybody_can_check_a_sentence(published: ExaminationEdition) -> None:
    ours = Client().post(PUBLIC + "verify/", {"text": SAW + " " + REPLIED}).content.decode()
    other = Client().post(PUBLIC + "verify/", {"text": "The rota never had any gap at all."}).content.decode()

    assert ours != other


def test_no_public_page_sets_one_service_beside_another(both: Both, published: ExaminationEdition) -> None:
    listed = anybody("/examinations/").content.decode()

    assert "Starting" not in listed
    assert anybody("/examinations/?sort=step&order=desc").content == anybody("/examinations/").content


def test_a_second_edition_keeps_the_address(both: Both, published: ExaminationEdition) -> None:
    found = published.examination
    second = actions.ask_for_signature(examination=found, by=both.esme)

    assert (second.slug, second.edition) == (published.slug, 2)
