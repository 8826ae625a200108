"""The evidence goes out as a file: to whom, with what consent, for how long; and words as said with a key."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import NotAllowed
from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.keyring import lending
from speakopenly.web.hear.keyring.models import CaseKey, Loan
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as hear
from speakopenly.web.hear.listening.models import Contribution, Exercise
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.jobs import daily
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.exchange import actions, policies
from speakopenly.web.understand.exchange.models import OF_EVIDENCE, Because, Export, Kind
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.models import Theme
from tests.web.conftest import Cast, _person
from tests.web.hear.conftest import Browser, make_csv
from tests.web.hear.keyring.conftest import make_key, opened
from tests.web.hear.keyring.test_handing_over import do_all
from tests.web.plans import open_exercise
from tests.web.understand.conftest import Bench, ident

SignIn = Callable[[Staff], Client]
NAMED = "Emily Harper rang us back within the hour and that made all the difference."
SILENT = "Thomas Okafor never answered a single letter of ours."


@pytest.fixture(autouse=True)
def key_of_the_installation() -> None:
    installation_key(may_make=True)


@pytest.fixture
def shift() -> Iterator[Shift]:
    """A worker that is there when a key is lent."""
    shift = Shift()
    lending._make_worker_key(lending.WorkerBegins(shift.owner))
    yield shift
    lending._forget_worker_key(lending.WorkerEnds(shift.owner))


@pytest.fixture
def rae(bench: Bench) -> Staff:
    """A researcher."""
    return _person(bench.fay.service, "Rae", Role.RESEARCHER)


def ask(bench: Bench, by: Staff, kind: Kind = Kind.CSV, purpose: Purpose = Purpose.ANALYSIS) -> Export:
    export = actions.ask_for(exercise=bench.exercise, by=by, kind=kind, purpose=purpose)
    Shift().work(until_empty=True)
    export.refresh_from_db()
    return export


def files_in(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def texts_in(data: bytes) -> list[str]:
    table = pl.read_csv(io.BytesIO(files_in(data)["evidence-contributions.csv"]))
    return [text for text in table["text"].to_list() if text]


def those_who_said_no(**which: bool) -> set[str]:
    return {each.text for each in Reading.objects.filter(**which) if len(each.text.split()) > 3}


@pytest.mark.parametrize(
    ("role", "may_enter", "purposes", "as_said"),
    [
        (Role.FACILITATOR, True, {Purpose.ANALYSIS, Purpose.ARCHIVE}, True),
        (Role.RESEARCHER, True, {Purpose.ARCHIVE}, False),
        *((role, False, set[Purpose](), False) for role in Role if role not in policies.MAY_EXPORT),
    ],
)
def test_who_may_take_what_out(
    bench: Bench,
    member: Callable[..., Staff],
    role: Role,
    may_enter: bool,
    purposes: set[Purpose],
    as_said: bool,
) -> None:
    staff = member(role)

    may = set[Purpose]()
    for purpose in Purpose:
        if policies.people.allows(policies.check_can_export, staff, bench.exercise, purpose):
            may.add(purpose)

    assert policies.can_enter(staff) == may_enter
    assert may == purposes
    assert policies.can_export_as_said(staff, bench.exercise) == as_said


def test_a_file_is_made_kept_sealed_and_fetched_by_whoever_asked(bench: Bench) -> None:
    client = bench.sign_in(bench.fay)
    page = reverse("understand:exports", args=[bench.exercise.slug])

    client.post(page, {"kind": "csv", "purpose": "analysis"})
    Shift().work(until_empty=True)

    export = Export.objects.get()
    assert export.is_ready
    assert b"handover" not in bytes(export.sealed)
    assert b"Save the file" in client.get(page).content
    answer = client.post(reverse("understand:export-file", args=[bench.exercise.slug, export.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="evidence-csv.zip"'
    assert len(files_in(answer.content)) == 9
    deeds = list(AuditLine.objects.filter(thing_id=str(export.pk)).values_list("deed", flat=True))
    assert sorted(deeds) == ["export fetched", "export for analysis asked for"]


@pytest.mark.parametrize("kind", OF_EVIDENCE)
def test_each_kind_of_file_is_made_without_words_of_those_who_said_no(bench: Bench, kind: Kind) -> None:
    data = actions.fetch(export=ask(bench, bench.fay, kind), by=bench.fay)

    text = b"".join(files_in(data).values()) if data.startswith(b"PK") else data
    assert those_who_said_no(may_quote=False)
    assert not [said for said in those_who_said_no(may_quote=False) if said.encode() in text]


def test_a_researcher_gets_only_what_may_be_kept_for_research(bench: Bench, rae: Staff) -> None:
    agreed = [ident(number) for number in range(10, 30)]
    Reading.objects.filter(ident__in=agreed).update(may_archive=True)
    Contribution.objects.filter(ident__in=agreed).update(may_archive=True)

    data = actions.fetch(export=ask(bench, rae, purpose=Purpose.ARCHIVE), by=rae)

    texts = texts_in(data)
    assert texts
    assert set(texts) <= {each.text for each in Reading.objects.filter(may_archive=True, may_quote=True)}
    with pytest.raises(NotAllowed):
        ask(bench, rae, purpose=Purpose.ANALYSIS)


def test_consent_is_asked_of_the_hear_room_whatever_was_copied(bench: Bench) -> None:
    said_no = Reading.objects.filter(may_quote=True).first()
    assert said_no is not None
    Contribution.objects.filter(ident=said_no.ident).update(may_quote=False)

    data = actions.fetch(export=ask(bench, bench.fay), by=bench.fay)

    assert said_no.text not in texts_in(data)


def test_a_theme_named_by_those_who_said_no_goes_out_as_a_number(bench: Bench) -> None:
    Theme.objects.filter(ident="T01").update(name="left in the spring")
    for row in Reading.objects.filter(text__contains="left in the spring"):
        Contribution.objects.filter(ident=row.ident).update(may_quote=False)

    data = actions.fetch(export=ask(bench, bench.fay, Kind.QDC), by=bench.fay)

    assert b"Theme T01" in data
    assert b"in the spring" not in data


@pytest.mark.parametrize("deed", [hear.withdraw_quotes, hear.withdraw_words])
def test_a_made_file_is_gone_as_soon_as_anybody_takes_something_back(
    bench: Bench, deed: Callable[..., Any]
) -> None:
    export = ask(bench, bench.fay)

    deed(exercise=bench.exercise, idents=[ident(1)], by=bench.fay)

    export.refresh_from_db()
    assert (export.is_destroyed, bytes(export.sealed), bytes(export.wrapped_key)) == (True, b"", b"")
    with pytest.raises(NotAllowed):
        actions.fetch(export=export, by=bench.fay)


def test_a_file_that_is_being_made_when_words_are_taken_back_is_not_kept(bench: Bench) -> None:
    export = actions.ask_for(exercise=bench.exercise, by=bench.fay, kind=Kind.CSV, purpose=Purpose.ANALYSIS)

    hear.withdraw_quotes(exercise=bench.exercise, idents=[ident(1)], by=bench.fay)
    Shift().work(until_empty=True)

    export.refresh_from_db()
    assert (export.is_destroyed, bytes(export.sealed)) == (True, b"")


def test_after_a_day_it_is_fetched_no_longer_and_the_night_destroys_it(bench: Bench) -> None:
    export = ask(bench, bench.fay)
    Export.objects.update(until=timezone.now() - timedelta(seconds=1))
    export.refresh_from_db()

    with pytest.raises(NotAllowed):
        actions.fetch(export=export, by=bench.fay)
    assert daily.make()

    export.refresh_from_db()
    assert export.is_destroyed
    assert AuditLine.objects.filter(deed="export destroyed", by=None).count() == 1


def test_nobody_fetches_what_somebody_else_asked_for(bench: Bench) -> None:
    other = _person(bench.fay.service, "Fin", Role.FACILITATOR)

    export = ask(bench, bench.fay)

    assert policies.can_fetch(bench.fay, export)
    assert not policies.can_fetch(other, export)


@pytest.fixture
def spoken(cast: Cast, sign_in: SignIn) -> Exercise:
    """An exercise read for real, sealed to Asha: one may be quoted, one may not."""
    make_key(cast.asha)
    exercise = open_exercise(by=cast.asha, title="Who rang back?")
    rows = [["id", "quote", "text"], ["1", "yes", NAMED], ["2", "no", SILENT]]
    Browser(sign_in(cast.asha), exercise.slug).bring_in(make_csv(rows), may_quote="1", text="2")
    Shift().work(until_empty=True)
    return exercise


def ask_as_said(exercise: Exercise, by: Staff) -> Export:
    return actions.ask_for_words_as_said(
        exercise=exercise, by=by, kind=Kind.CSV, because=Because.CHECK, unlocked=opened(by)
    )


def test_words_as_said_go_out_with_a_key_and_a_reason(cast: Cast, spoken: Exercise, shift: Shift) -> None:
    export = ask_as_said(spoken, cast.asha)
    do_all(shift)

    export.refresh_from_db()
    assert (export.job.state, export.job.error_class) == ("done", "")
    assert bytes(export.wrapped_key) == b""
    with pytest.raises(WordsLocked):
        actions.fetch(export=export, by=cast.asha)
    data = files_in(actions.fetch(export=export, by=cast.asha, unlocked=opened(cast.asha)))
    text = data["words-as-said.csv"].decode()
    assert NAMED in text
    assert "Okafor" not in text
    assert "with every name" in data["words-as-said.codebook.csv"].decode()
    assert AuditLine.objects.filter(
        deed="words as said asked for to check how names were hidden", by=cast.asha.user
    ).exists()
    assert not Loan.objects.exists()


def test_without_a_loan_no_words_as_said_are_made(cast: Cast, spoken: Exercise) -> None:
    ask_as_said(spoken, cast.asha)

    Shift().work(until_empty=True)

    job = Job.objects.get(task__contains="make_export")
    assert (job.state, job.error_class) == (State.DEAD, "KeyNotLent")
    assert not Export.objects.exclude(sealed=b"").exists()


def test_destroying_words_as_said_destroys_their_key(cast: Cast, spoken: Exercise, shift: Shift) -> None:
    export = ask_as_said(spoken, cast.asha)
    do_all(shift)
    export.refresh_from_db()
    key = export.case_key_id

    actions.forget_in(spoken)

    assert not CaseKey.objects.filter(pk=key).exists()


def test_names_are_hidden_in_every_other_file(cast: Cast, spoken: Exercise) -> None:
    export = actions.ask_for(exercise=spoken, by=cast.asha, kind=Kind.CSV, purpose=Purpose.ANALYSIS)
    Shift().work(until_empty=True)
    export.refresh_from_db()

    text = b"".join(files_in(actions.fetch(export=export, by=cast.asha)).values()).decode()

    assert "[name] rang us back" in text
    assert "Harper" not in text
    assert "never answered" not in text


def test_the_page_of_words_as_said_asks_for_the_passphrase_first(
    cast: Cast, spoken: Exercise, sign_in: SignIn
) -> None:
    page = sign_in(cast.asha).get(reverse("understand:exports-as-said", args=[spoken.slug]), follow=True)

    assert b"passphrase" in page.content


def test_a_codebook_of_ours_is_read_back_and_shown(bench: Bench) -> None:
    data = actions.fetch(export=ask(bench, bench.fay, Kind.QDC), by=bench.fay)

    file = SimpleUploadedFile("codes.qdc", data)
    page = bench.sign_in(bench.fay).post(reverse("understand:codebook"), {"file": file})

    assert "being listened to › <strong>listened to at once</strong>" in page.text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html></html>", b"\x00\x01"])
def test_what_is_no_codebook_is_refused_in_one_line(bench: Bench, data: bytes) -> None:
    file = SimpleUploadedFile("codes.qdc", data)

    page = bench.sign_in(bench.fay).post(reverse("understand:codebook"), {"file": file})

    assert page.status_code == 400
