"""From findings to a report anyone can check: the second signature, the packs, the public pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.core.publications import Packs
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.verification import verify
from speakopenly.understand.reading import read_contributions
from speakopenly.web.jobs.models import Job
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.understand.findings import actions as findings
from speakopenly.web.understand.findings.evidence import evidence_of, has_changed
from speakopenly.web.understand.findings.publications import actions, queries
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.findings.publications.packs import packs_of
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.reading import actions as reading
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes.models import Theme
from tests.web.understand.conftest import Bench, _said, hear_them

SIGNED = {"read_every_quote": "on", "read_who_was_not_heard": "on"}


def publish(bench: Bench) -> Publication:
    draft = actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    actions.sign(publication=draft, by=bench.pia)
    Shift().work(until_empty=True)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def published(bench: Bench) -> Publication:
    return publish(bench)


def check(slug: str, **sent: Any) -> str:
    return Client().post(f"/reports/{slug}/verify/", sent).content.decode()


def test_asking_freezes_what_is_signed_however_the_writing_goes_on(bench: Bench) -> None:
    draft = actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    finding = finding_of(bench.exercise, "T01")
    findings.word(finding=finding, by=bench.lena, statement="Something else.", description="", dissent="")
    page = bench.sign_in(bench.pia).get(bench.findings + "editions/1/").content.decode()

    assert "What is signed is the frozen text" in page
    assert "Something else." not in page
    assert "Something else." not in str(queries.frozen_evidence(draft))


def _nothing(bench: Bench) -> None:
    """Between the freezing and the look nobody does anything."""


def _a_theme_is_renamed(bench: Bench) -> None:
    theme = Theme.objects.get(exercise=bench.exercise, ident="T03")
    themes.rename(theme=theme, by=bench.fay, name="Another name", description="")


def _a_theme_goes_into_another(bench: Bench) -> None:
    one, other = (Theme.objects.get(exercise=bench.exercise, ident=ident) for ident in ("T01", "T02"))
    themes.merge(theme=one, into=other, by=bench.fay)


def _findings_change_places(bench: Bench) -> None:
    findings.move(finding=finding_of(bench.exercise, "T01"), by=bench.fay, up=False)


def _a_quote_may_be_quoted_no_more(bench: Bench) -> None:
    [quote, *_] = finding_of(bench.exercise, "T01").quotes
    Reading.objects.filter(passages__ident=quote).update(may_quote=False)


@pytest.mark.parametrize(
    "deed",
    [
        _nothing,
        _a_theme_is_renamed,
        _a_theme_goes_into_another,
        _findings_change_places,
        _a_quote_may_be_quoted_no_more,
    ],
)
def test_whether_something_changed_is_told_without_reading_the_words(
    bench: Bench, deed: Callable[[Bench], None]
) -> None:
    frozen = queries.frozen_evidence(actions.ask_for_signature(exercise=bench.exercise, by=bench.fay))
    assert frozen is not None

    deed(bench)

    now = evidence_of(bench.exercise)
    differs = now.findings != frozen.findings or now.themes != frozen.themes
    assert has_changed(bench.exercise, frozen) == differs == (deed is not _nothing)
    page = bench.sign_in(bench.pia).get(bench.findings + "editions/1/").content.decode()
    assert ("Somebody has gone on writing since" in page) == differs


def test_a_publisher_reads_the_release_check_and_finds_it_under_today(bench: Bench) -> None:
    actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    browser = bench.sign_in(bench.pia)

    assert "Read and sign: What helps in Northmoor" in browser.get("/staff/").content.decode()
    page = browser.get(bench.findings + "editions/1/").content.decode()
    assert "Release check" in page
    assert "6 of 6 quotes match." in page
    assert "Fathers who live elsewhere" in page
    assert "Sign and publish" in page
    assert (
        "Sign and publish"
        not in bench.sign_in(bench.fay).get(bench.findings + "editions/1/").content.decode()
    )


def test_nothing_is_signed_before_both_boxes_are_ticked(bench: Bench) -> None:
    draft = actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    answer = bench.sign_in(bench.pia).post(bench.findings + "editions/1/sign/", {"read_every_quote": "on"})
    draft.refresh_from_db()

    assert answer.status_code == 400
    assert "Read who was not heard first" in answer.content.decode()
    assert draft.state == "draft"


def test_the_database_itself_refuses_one_person_for_both_signatures(bench: Bench) -> None:
    draft = actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    draft.signed_by, draft.signed_at = bench.fay.user, timezone.now()

    with pytest.raises(IntegrityError):
        draft.save()


def test_signing_makes_both_packs_and_they_verify(bench: Bench) -> None:
    actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    answer = bench.sign_in(bench.pia).post(bench.findings + "editions/1/sign/", SIGNED)
    Shift().work(until_empty=True)
    publication = Publication.objects.get()

    assert answer.status_code == 302
    assert [job.state for job in Job.objects.all()] == ["done"]
    assert publication.state == "published"
    assert queries.differences(publication) == []
    page = bench.sign_in(bench.pia).get(bench.findings + "editions/1/").content.decode()
    assert "Everything agrees." in page


def test_one_changed_digit_in_the_evidence_is_found(published: Publication) -> None:
    manifest, packs = packs_of(published)
    sealed = {"evidence.jsonl": packs.sealed["evidence.jsonl"].replace(b'"seed":0', b'"seed":1')}

    assert sealed["evidence.jsonl"] != packs.sealed["evidence.jsonl"]
    assert verify(replace(manifest, sealed={}), Packs(packs.public, sealed))


def test_only_those_who_keep_the_evidence_may_have_the_sealed_pack(
    bench: Bench, published: Publication
) -> None:
    sealed = bench.findings + "editions/1/sealed/evidence.jsonl"

    assert bench.sign_in(bench.fay).get(sealed).status_code == 200
    assert bench.sign_in(bench.lena).get(sealed).status_code == 403
    assert Client().get(sealed).status_code == 302
    assert Client().get(f"/reports/{published.slug}/edition-1/evidence.jsonl").status_code == 404


FILES = ["findings.html", "findings.pdf", "findings.docx", "numbers.json", "manifest.json"]


@pytest.mark.parametrize("name", FILES)
def test_anyone_may_have_each_public_file_byte_for_byte(published: Publication, name: str) -> None:
    answer = Client().get(f"/reports/{published.slug}/edition-1/{name}")

    assert answer.content == bytes(published.files.get(pack="public", name=name).bytes)
    assert not answer.cookies


def test_nothing_is_public_before_it_is_signed(bench: Bench) -> None:
    draft = actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)

    assert Client().get(f"/reports/{draft.slug}/").status_code == 404
    assert Client().get(f"/reports/{draft.slug}/edition-1/findings.html").status_code == 404
    assert "No report has been published yet" in Client().get("/reports/").content.decode()


def test_public_pages_name_nobody_and_show_no_small_count(bench: Bench, published: Publication) -> None:
    pages = [
        Client().get(f"/reports/{published.slug}/").content,
        *(
            bytes(f.bytes)
            for f in published.files.filter(pack="public", name__in=["findings.html", "numbers.json"])
        ),
    ]

    for page in pages:
        assert not any(name.encode() in page for name in ("Fay", "Lena", "Pia", "Cole", "@northmoor"))
    assert b"3 of 59" not in pages[1]
    assert "who signed" not in Client().get("/reports/").content.decode()


def test_a_paragraph_is_ours_to_the_letter(bench: Bench, published: Publication) -> None:
    said = Draft(evidence_of(bench.exercise)).findings[0].statement
    assert "(30 of 59; 38% to 63%) spoke of “changes of worker”" in said
    day = f"{published.day.day} {published.day:%B %Y}"

    assert f"Unchanged since edition 1, {day}." in check(published.slug, text=said)
    assert "Unchanged since edition 1" in check(
        published.slug, text="2.1  " + said.replace("“", '"').replace("”", '"')
    )
    assert "This is not our text." in check(published.slug, text=said.replace("30", "31"))
    assert "This is not our text." in check(published.slug, text=said.replace("38%", "8%"))
    assert "This is not our text." in check(published.slug, text=said.replace("worker", "workers"))
    assert "too short" in check(published.slug, text="Many people (30")


@pytest.mark.parametrize("name", ["findings.html", "findings.pdf", "findings.docx"])
def test_a_file_is_ours_to_the_byte(published: Publication, name: str) -> None:
    data = bytes(published.files.get(pack="public", name=name).bytes)

    assert "Unchanged since edition 1" in check(published.slug, file=SimpleUploadedFile(name, data))
    assert "not our text" in check(published.slug, file=SimpleUploadedFile(name, data + b"\n"))


def test_an_empty_check_says_what_to_do_and_keeps_nothing(published: Publication) -> None:
    assert "Paste a paragraph or choose a file." in check(published.slug)
    assert not Client().get(f"/reports/{published.slug}/verify/").cookies


def test_a_draft_can_be_taken_back_and_asked_for_again(bench: Bench) -> None:
    draft = actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    with pytest.raises(NotAllowed, match="waits for its signature"):
        actions.ask_for_signature(exercise=bench.exercise, by=bench.lena)

    actions.take_back(publication=draft, by=bench.fay)

    assert actions.ask_for_signature(exercise=bench.exercise, by=bench.lena).edition == 1


MORE = [(1, False), (7, False), (8, True)]


@pytest.mark.parametrize(("came", "may"), MORE)
def test_the_next_edition_waits_until_eight_more_people_came(
    bench: Bench, published: Publication, came: int, may: bool
) -> None:
    said = [
        _said(100 + n, f"Nobody told us in spring who would come next to our door {n}") for n in range(came)
    ]
    hear_them(bench.exercise, bench.fay, said, left_out=0)
    reading._store(bench.exercise, list(read_contributions(said, deidentifier=None)))

    if may:
        assert actions.ask_for_signature(exercise=bench.exercise, by=bench.fay).edition == 2
    else:
        with pytest.raises(NotAllowed, match="Fewer than 8 people came or left"):
            actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)
