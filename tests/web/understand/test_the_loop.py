"""The whole loop in the browser's back: a table brought in, read, themed, signed, checked, and forgotten."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import NotAllowed
from speakopenly.core.records import Contribution, ContributionId
from speakopenly.core.tables import read_table_bytes
from speakopenly.web.hear.listening import actions as hear
from speakopenly.web.hear.listening import columns
from speakopenly.web.hear.listening import queries as heard
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs import claims
from speakopenly.web.jobs.models import Job
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications import actions as publications
from speakopenly.web.understand.findings.publications import queries as published
from speakopenly.web.understand.reading import actions as reading
from speakopenly.web.understand.reading.models import Passage, Reading, Understanding
from speakopenly.web.understand.themes import actions as themes
from speakopenly.web.understand.themes import counts
from speakopenly.web.understand.themes.models import PassageInTheme, Theme
from tests.conftest import ROOT
from tests.promises.reporters import tables
from tests.web.conftest import Cast, _person
from tests.web.plans import open_exercise
from tests.web.understand.conftest import it_does_not_go_back

NORTHMOOR = ROOT / "examples" / "northmoor" / "listening.csv"


def bring_in(exercise: Exercise, by: Staff, data: bytes, name: str) -> None:
    batch = hear.upload_file(exercise=exercise, by=by, name=name, data=data)
    table = read_table_bytes(data, name)
    hear.match_columns(batch=batch, by=by, places=columns.guess(table), channel="survey", table=table)
    hear.bring_in(batch=batch, by=by)


def new_exercise(by: Staff) -> Exercise:
    return open_exercise(
        by=by,
        title="What helps in Northmoor",
        question="What helps?",
        asked_by="Northmoor",
        opened_on=datetime.date(2026, 3, 1),
    )


def small_table(first: int, rows: int) -> bytes:
    said = "The handover was lost when worker {} left and nobody told us what would come next"
    lines = [f"{n},{said.format('x' * (n % 7 + 1))}" for n in range(first, first + rows)]
    return "\n".join(["id,text", *lines]).encode()


@pytest.fixture
def fay(cast: Cast) -> Staff:
    return _person(cast.asha.service, "Fay", Role.FACILITATOR)


@pytest.mark.django_db(transaction=True)
def test_northmoor_from_a_table_to_a_report_that_verifies_and_forgets(cast: Cast, fay: Staff) -> None:
    exercise = new_exercise(fay)
    bring_in(exercise, fay, NORTHMOOR.read_bytes(), "listening.csv")

    Shift().work(until_empty=True)

    assert [job.state for job in Job.objects.all()] == ["done", "done"]
    assert Understanding.objects.get().stage == "done"
    piles = counts.piles(exercise)
    assert (piles.found, piles.not_read) == (390, 0)
    assert piles.in_a_theme > 300
    assert piles.left_out["language_not_covered"] > 0
    raw = {said.id: said.text for said in heard.raw_contributions(exercise)}
    _no_raw_words_in_the_dump(exercise, raw)
    publication = _publish(exercise, fay, _person(cast.asha.service, "Pia", Role.PUBLISHER))
    assert published.differences(publication) == []
    _withdrawn_words_leave_the_file(exercise)


def _publish(exercise: Exercise, asks: Staff, signs: Staff) -> publications.Publication:
    it_does_not_go_back(exercise)
    draft = publications.ask_for_signature(exercise=exercise, by=asks)
    publications.sign(publication=draft, by=signs)
    Shift().work(until_empty=True)
    draft.refresh_from_db()
    assert draft.state == "published"
    return draft


def _no_raw_words_in_the_dump(exercise: Exercise, raw: dict[ContributionId, str]) -> None:
    """Where something was hidden or may not be cleared, the words as they were said stand nowhere."""
    safe = {row.ident: row for row in Reading.objects.filter(exercise=exercise)}
    changed = [text for ident, text in raw.items() if safe[ident].text != text]
    file = _bytes_on_disk()

    assert len(changed) > 100
    assert [text for text in changed if len(text) > 20 and text.encode() in file] == []


def _withdrawn_words_leave_the_file(exercise: Exercise) -> None:
    passages = Passage.objects.filter(reading__speaks_for=1).select_related("reading").order_by("ident")
    said = [passage.text for passage in passages]
    passage = next(each for each in passages if len(each.text) > 60 and said.count(each.text) == 1)
    reading_, words = passage.reading, passage.text
    assert words.encode() in _bytes_on_disk()

    erasure.forget(Erasure(contributions=frozenset({ContributionId(reading_.ident)})))

    assert words.encode() not in _bytes_on_disk()


def _bytes_on_disk() -> bytes:
    """The database file, its write-ahead log and the vectors, as a thief would read them; else every cell."""
    if connection.vendor != "sqlite":
        return b"\n".join(
            str(cell).encode() for _name, _columns, rows in tables() for row in rows for cell in row
        )
    name = Path(str(connection.settings_dict["NAME"]))
    files = [name, name.with_name(name.name + "-wal"), *(Path(settings.HOME) / "vectors").glob("*")]
    return b"".join(file.read_bytes() for file in files if file.exists())


def test_a_killed_worker_is_taken_over_and_nothing_is_read_twice(
    fay: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = new_exercise(fay)
    bring_in(exercise, fay, small_table(0, 120), "voices.csv")
    asked: list[ContributionId] = []
    true_read = reading._read

    def reads(exercise: Exercise, batch: list[Contribution]) -> list[object]:
        asked.extend(said.id for said in batch)
        return list(true_read(exercise, batch))

    def dies_in_the_second_batch(exercise: Exercise, batch: list[Contribution]) -> list[object]:
        if len(asked) == 50:
            raise KeyboardInterrupt
        return reads(exercise, batch)

    monkeypatch.setattr(reading, "_read", dies_in_the_second_batch)
    with pytest.raises(KeyboardInterrupt):
        Shift().work(until_empty=True)
    job = Job.objects.get(state="running")
    assert Reading.objects.count() == 50

    monkeypatch.setattr(reading, "_read", reads)
    monkeypatch.setattr(reading, "words_hidden_in", lambda *_: frozenset())
    Job.objects.filter(pk=job.pk).update(lease_until=job.started_at)
    claims.bury_the_silent()
    Shift().work(until_empty=True)

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
    assert len(asked) == len(set(asked)) == 120
    assert Reading.objects.count() == 120


def test_job_rows_hold_ids_only_and_lead_to_the_themes(fay: Staff) -> None:
    exercise = new_exercise(fay)
    bring_in(exercise, fay, small_table(0, 12), "voices.csv")
    Shift().work(until_empty=True)
    job = Job.objects.get(task__contains="understand")

    assert job.arguments == {"exercise_id": str(exercise.pk)}
    assert job.leads_to == f"/staff/understand/themes/{exercise.slug}/"


def test_words_brought_in_later_are_read_and_suggestions_made_anew(fay: Staff) -> None:
    exercise = new_exercise(fay)
    bring_in(exercise, fay, small_table(0, 12), "first.csv")
    Shift().work(until_empty=True)
    bring_in(exercise, fay, small_table(50, 9), "second.csv")
    Shift().work(until_empty=True)

    assert Reading.objects.count() == 21
    assert counts.piles(exercise).in_a_theme == 21


def test_words_brought_in_after_people_decided_join_the_themes_that_stand(fay: Staff) -> None:
    exercise = new_exercise(fay)
    bring_in(exercise, fay, small_table(0, 12), "first.csv")
    Shift().work(until_empty=True)
    theme = Theme.objects.filter(exercise=exercise, parent=None)[0]
    themes.rename(theme=theme, by=fay, name="losing a worker", description="")
    finding = Finding.objects.get(theme=theme)

    bring_in(exercise, fay, small_table(50, 9), "second.csv")
    Shift().work(until_empty=True)

    theme.refresh_from_db()
    finding.refresh_from_db()
    assert theme.name == "losing a worker"
    assert counts.piles(exercise).in_a_theme == 21
    assert PassageInTheme.objects.filter(theme__parent=None).count() == Passage.objects.count()
    assert len(evidence_of(exercise).heard) == 21


def test_an_import_behind_a_signed_report_is_not_taken_back_as_a_whole(cast: Cast, fay: Staff) -> None:
    exercise = new_exercise(fay)
    bring_in(exercise, fay, small_table(0, 12), "voices.csv")
    Shift().work(until_empty=True)
    batch = heard.imports_of(exercise)[0]
    _publish(exercise, fay, _person(cast.asha.service, "Pia", Role.PUBLISHER))

    with pytest.raises(NotAllowed, match="A report was published from this"):
        hear.take_back(batch=batch, by=fay)


def test_an_import_taken_back_before_that_is_gone_from_here_too(fay: Staff) -> None:
    exercise = new_exercise(fay)
    bring_in(exercise, fay, small_table(0, 12), "voices.csv")
    Shift().work(until_empty=True)

    hear.take_back(batch=heard.imports_of(exercise)[0], by=fay)

    assert not Reading.objects.exists()
    assert not PassageInTheme.objects.exists()
