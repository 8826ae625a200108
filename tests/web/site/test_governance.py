"""Data protection documents: filled from the service, blanks told plainly, signed by two, open to everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.check.machines import every_machine
from speakopenly.core.documents import (
    plain_text,
    text_of_html,
    text_of_word,
    write_html,
    write_pdf,
    write_word,
)
from speakopenly.core.errors import NotAllowed
from speakopenly.core.retention import CULTURE_ANSWERS, PERIODS, PULSE_ANSWERS
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.governance import actions, policies, queries, room
from speakopenly.web.site.governance.documents import BY_SLUG, KINDS, Kind, compose
from speakopenly.web.site.governance.law import facts as law
from speakopenly.web.site.governance.models import DocumentAnswer, SignOff
from speakopenly.web.site.governance.notices import notices
from speakopenly.web.site.governance.questions import QUESTIONS
from tests.accessible_pdf import faults_of
from tests.web.hear.reporting.opening.conftest import Ready
from tests.web.site.made import every_answer

SignIn = Callable[[Staff], Client]
IN_A_YEAR = timezone.localdate() + timedelta(days=300)


def said_in(slug: str, by: Staff) -> str:
    return " ".join(plain_text(queries.standing_of(by, slug).composed.document))


def signed(ready: Ready, slug: str) -> SignOff:
    actions.answer(by=ready.cara, answers=every_answer(slug))
    waiting = actions.propose(by=ready.cara, kind=BY_SLUG[slug], review_on=IN_A_YEAR)
    actions.sign(by=ready.lea, sign_off=waiting)
    waiting.refresh_from_db()
    return waiting


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_a_document_with_blanks_is_a_draft_that_names_each_and_has_every_answer_once_given(
    ready: Ready, kind: object
) -> None:
    slug = kind.slug  # type: ignore[attr-defined]
    blank = queries.standing_of(ready.lea, slug)
    before = said_in(slug, ready.lea)

    actions.answer(by=ready.lea, answers=every_answer(slug))
    whole = queries.standing_of(ready.lea, slug)
    after = said_in(slug, ready.lea)

    assert len(blank.composed.blanks) == len(kind.questions)  # type: ignore[attr-defined]
    assert before.count("You still have to say: ") >= len(blank.composed.blanks)
    assert not whole.composed.blanks
    assert "You still have to say" not in after
    assert all(
        str(dict(asked.choices).get(said, said)) in after
        for asked in QUESTIONS
        for ident, said in every_answer(slug).items()
        if ident == asked.ident and asked.ident != "abroad"
    )
    assert "DRAFT" in after
    assert "no legal advice" in after


def test_every_question_is_asked_by_a_document_and_every_fact_of_law_has_its_source() -> None:
    from speakopenly.web.site.register.letters import LAW

    used = {name for kind in KINDS for name in kind.law} | {name for names in LAW.values() for name in names}
    used |= {"subject_access_pause", "subject_access_search", "others_data", "serious_harm"}

    assert {asked.ident for asked in QUESTIONS} == {ident for kind in KINDS for ident in kind.questions}
    assert used == set(law())
    assert all(fact.source and ("read" in fact.with_source) for fact in law().values())


def test_facts_come_from_how_the_service_stands(ready: Ready) -> None:
    SpeakDoor.objects.update(days_backups_are_kept=21)

    schedule, record, assessment = (
        said_in(slug, ready.lea) for slug in ("retention", "algorithmic-transparency", "impact-assessment")
    )

    assert all(f"{each.days} days" in schedule and each.what in schedule for each in PERIODS)
    assert "keeps backups for 21 days" in schedule
    assert all(each.sha256 in record and each.name in record for each in every_machine())
    assert "Danger contacts rung yes" in assessment
    assert ready.door.hosted_by["en-gb"] in assessment


def test_a_document_is_signed_by_two_and_falls_back_to_a_draft_when_a_word_changes(ready: Ready) -> None:
    edition = signed(ready, "retention")
    stands = queries.standing_of(ready.lea, "retention")

    actions.answer(by=ready.lea, answers={"retention_owner": "Head of service"})
    changed = queries.standing_of(ready.lea, "retention")

    assert stands.is_signed_as_it_stands
    assert "Signed until" in stands.in_words
    assert any("Two people signed" in line for line in text_of_html(bytes(edition.page)))
    assert changed.in_words == "Changed since it was signed"
    assert changed.composed.document.edition == "DRAFT, not signed"
    deeds = AuditLine.objects.filter(thing_id=str(edition.pk)).values_list("deed", flat=True)
    assert set(deeds) == {"document signed by a first person", "document signed by two"}


def test_on_the_day_to_look_again_a_signed_document_is_stood_by_no_longer(ready: Ready) -> None:
    edition = signed(ready, "retention")
    kind, digest = BY_SLUG["retention"], edition.digest
    today = timezone.localdate()
    for review_on, stands in ((today + timedelta(days=1), True), (today, False)):
        SignOff.objects.filter(pk=edition.pk).update(review_on=review_on)
        assert (queries.signed_on(ready.cara.service, kind, digest) is not None) is stands
        assert (edition in queries.overdue(ready.cara.service)) is not stands


def test_notices_promise_no_more_than_is_kept(ready: Ready) -> None:
    told = {
        each.slug: [line for part in each.parts for line in part.lines]
        for each in notices(queries.facts_of(ready.cara.service))
    }
    wiped = [line for lines in told.values() for line in lines if "are wiped" in line]

    assert len(wiped) == 3
    assert all("unless a court or an inquiry says that they must be kept" in line for line in wiped)
    assert any("no name and no words stay for up to three years" in line for line in told["taking-part"])
    assert max(CULTURE_ANSWERS.days, PULSE_ANSWERS.days) <= 3 * 365 + 1
    assert any("If you were given eight words" in line for line in told["taking-part"])
    assert any("Who opened a report stays in the trail." in line for line in told["staff"])


def test_who_signed_first_never_signs_second_and_who_runs_the_machine_never_is_the_second(
    ready: Ready,
) -> None:
    actions.answer(by=ready.cara, answers=every_answer("retention"))
    waiting = actions.propose(by=ready.lea, kind=BY_SLUG["retention"], review_on=IN_A_YEAR)

    for refused in (ready.lea, ready.cara, ready.ben):
        with pytest.raises(NotAllowed):
            actions.sign(by=refused, sign_off=waiting)
    actions.answer(by=ready.cara, answers={"retention_owner": "Somebody else"})
    with pytest.raises(NotAllowed, match="has changed since"):
        actions.sign(by=ready.sam, sign_off=waiting)
    actions.decline(by=ready.sam, sign_off=waiting)
    assert not queries.standing_of(ready.lea, "retention").waiting


def test_blanks_a_second_edition_and_a_far_day_are_refused(ready: Ready) -> None:
    kind = BY_SLUG["retention"]

    with pytest.raises(NotAllowed, match="has blanks"):
        actions.propose(by=ready.lea, kind=kind, review_on=IN_A_YEAR)
    actions.answer(by=ready.lea, answers=every_answer("retention"))
    with pytest.raises(NotAllowed, match="at most a year"):
        actions.propose(by=ready.lea, kind=kind, review_on=timezone.localdate() + timedelta(days=500))
    actions.propose(by=ready.lea, kind=kind, review_on=IN_A_YEAR)
    assert not policies.can_propose(ready.sam, blanks=0, is_waiting=True)


def test_what_is_due_stands_on_today_and_in_what_doctor_sees_and_keeps_no_door_shut(
    ready: Ready, sign_in: SignIn
) -> None:
    edition = signed(ready, "retention")
    well = room.documents()
    SignOff.objects.filter(pk=edition.pk).update(review_on=timezone.localdate())

    overdue = room.documents()
    today = sign_in(ready.lea).get(reverse("today")).text

    assert well.is_well
    assert not overdue.is_well
    assert "Retention schedule" in overdue.line
    assert "Look at a document again: Retention schedule" in today
    assert queries.what_waits(ready.ben) == []


def test_answers_are_kept_as_editions_with_who_and_when(ready: Ready, sign_in: SignIn) -> None:
    actions.answer(by=ready.lea, answers={"owner": "Director"})
    again = actions.answer(by=ready.cara, answers={"owner": "Director", "officer": "x"})
    actions.answer(by=ready.cara, answers={"owner": "Head of service"})

    page = sign_in(ready.lea).get(reverse("governance-document", args=["policy-document"])).text

    assert again == 1
    assert queries.answers_of(ready.service)["owner"] == "Head of service"
    assert [row.by for row in DocumentAnswer.objects.filter(question="owner")] == [
        ready.cara.user,
        ready.lea.user,
    ]
    assert "Head of service" in page
    assert "Director" in page
    assert "You still have to say:" in page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_everyone_can_read_it_on_paper(ready: Ready, kind: Kind) -> None:
    document = queries.standing_of(ready.lea, kind.slug).composed.document

    assert faults_of(write_pdf(document)) == []


def test_the_page_answers_signs_and_gives_files_that_say_the_same(ready: Ready, sign_in: SignIn) -> None:
    slug = "privacy-notices"
    lead, second = sign_in(ready.lea), sign_in(ready.sam)

    kept = lead.post(reverse("governance-questions", args=[slug]), every_answer(slug))
    lead.post(reverse("governance-propose", args=[slug]), {"review_on": IN_A_YEAR.isoformat()})
    waiting = SignOff.objects.get()
    seen = second.get(reverse("governance-document", args=[slug])).text
    second.post(reverse("governance-sign", args=[waiting.pk]))
    pdf = second.get(reverse("governance-file", args=[slug, "pdf"]))
    listed = lead.get(reverse("governance")).text

    document = queries.standing_of(ready.lea, slug).composed.document
    assert kept.status_code == 302
    assert "Sign as the second person" in seen
    assert faults_of(pdf.content) == []
    assert "attachment" in pdf["Content-Disposition"]
    for words in (text_of_html(write_html(document, {})), text_of_word(write_word(document, {}))):
        assert all(line in words for line in plain_text(document)[5:60])
    assert "1 of 9 documents are signed as they stand." in listed


@pytest.mark.parametrize("slug", ["reporters", "taking-part", "written-about", "staff"])
def test_everybody_reads_each_notice_in_both_languages_and_sees_whether_it_is_signed(
    ready: Ready, slug: str
) -> None:
    anyone, address = Client(), reverse("privacy-notice", kwargs={"notice": slug})
    draft = anyone.get(address).text
    welsh = anyone.get(f"/cy{address}").text
    edition = signed(ready, "privacy-notices")

    signed_page = anyone.get(address).text

    assert "This is a draft." in draft
    assert "stand by these words" in signed_page
    assert "Answer to officer" in signed_page
    assert "Beth yw eich hawl" in welsh
    for lines in next(each for each in notices(queries.facts_of(ready.service)) if each.slug == slug).parts:
        for line in lines.lines:
            assert line in text_of_html(bytes(edition.page))


def test_notices_stand_before_any_door_is_set_up(db: None) -> None:
    assert "Which is for you?" in Client().get(reverse("privacy")).text
    assert Client().get(reverse("privacy-notice", kwargs={"notice": "staff"})).status_code == 200


def test_no_document_names_anybody_who_works_here(ready: Ready) -> None:
    facts = queries.facts_of(ready.service)
    words = " ".join(line for kind in KINDS for line in plain_text(compose(kind, facts).document))

    assert not {name for name in ("Lea", "Cara", "Sam") if f" {name} " in words}
