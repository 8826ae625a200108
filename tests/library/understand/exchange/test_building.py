"""Our records become a project in which every contribution can be found again."""

from __future__ import annotations

import dataclasses

import pytest

from speakopenly.core.records import Consent, Contribution, ContributionId, PersonId, Place, Reason, ThemeId
from speakopenly.understand.deidentify.spans import SHOWN_AS, Span, SpanKind, hide
from speakopenly.understand.exchange import (
    CoderKind,
    Purpose,
    from_reading,
    gathering,
    outgoing_of,
    project_of,
    told_in,
    write_qdpx,
)
from speakopenly.understand.exchange.deidentified import move_places
from speakopenly.understand.exchange.reading import read_project
from speakopenly.understand.reading import Reading
from tests.library.understand.exchange.projects import description_of, schema_errors
from tests.library.understand.exchange.voices import exercise, no_quote, passages_of, themes_over, voice
from tests.library.understand.findings.conftest import make_evidence


def build(rows, **more):
    passages = passages_of(rows)
    return project_of(exercise(), rows, passages, themes_over(passages), **more)


ROWS = tuple(voice(n, groups={"role": "carer" if n % 2 else "worker"}) for n in range(20))


def test_what_is_built_is_valid_and_comes_back_equal():
    project = build(ROWS)
    data = write_qdpx(project)

    assert schema_errors(description_of(data), "Project.xsd") == ""
    assert read_project(data, "ours.qdpx") == project


def test_every_contribution_comes_back_with_id_groups_and_words():
    told = told_in(read_project(write_qdpx(build(ROWS)), "ours.qdpx"))

    assert [(each.name, each.groups["role"], each.words) for each in told] == [
        (row.id, row.groups["role"], (row.text,)) for row in ROWS
    ]


def test_answers_to_one_question_stand_in_one_source():
    project = build((*ROWS, *(voice(n, question="What hurt?") for n in range(20, 30))))

    assert [source.name for source in project.sources] == ["What helped?", "What hurt?"]


def test_a_gathered_source_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(gathering, "LONGEST_SOURCE", 100)

    project = build(ROWS)

    assert len(project.sources) > 2
    assert project.sources[0].name == f"What helped? (1 of {len(project.sources)})"
    assert len(told_in(project)) == 20


def test_what_has_pages_is_a_source_of_its_own_and_keeps_them():
    report = voice(99, channel="submission", places=(Place(0, page=1), Place(7, page=2)))

    read = read_project(write_qdpx(build((*ROWS, report))), "ours.qdpx")

    assert [source.places for source in read.sources if source.places] == [report.places]
    assert told_in(read)[-1].words == (report.text,)


def test_passages_in_a_theme_are_coded_with_it_by_a_machine_on_the_day():
    project = build(ROWS)
    words = project.words_of(each.at for each in project.codings)
    coders = {each.guid: each for each in project.coders}

    assert len(project.codings) == 20 + 10 + 10
    assert set(words) == {row.text for row in ROWS}
    assert {coders[each.by].kind for each in project.codings} == {CoderKind.MACHINE}
    assert {each.day for each in project.codings} == {exercise().day}


def test_what_a_person_decided_is_kept_apart():
    passages = passages_of(ROWS)
    decided = exercise(decided=frozenset({ThemeId("t2")}))

    project = project_of(decided, ROWS, passages, themes_over(passages))

    codes = {each.name: each for each in project.codes}
    assert codes["Kindness"].definition == "(Decided by a person.)"
    assert codes["Being heard"].definition == "What people say of answers. (Suggested by a machine.)"
    assert [(each.name, len(each.codes)) for each in project.sets] == [
        ("Suggested by a machine", 2),
        ("Decided by a person", 1),
    ]


def test_findings_hang_as_memos_at_their_codes():
    evidence = make_evidence()

    read = read_project(write_qdpx(outgoing_of(evidence, hides=str).project()), "ours.qdpx")

    notes = {note.guid: note for note in read.notes}
    told = {code.name: [notes[guid].name for guid in code.notes] for code in read.codes}
    assert told["changes of worker"] == ["Words of the theme changes of worker", "Finding 2.1"]
    assert told["sign language"][1] == "Finding 3.1"
    assert not [note for note in read.notes if "{" in note.text]


@pytest.mark.parametrize("name", ["channel", "language", "speaks for"])
def test_a_group_may_be_named_as_one_of_our_columns(name):
    rows = [voice(n, groups={name: "a" if n % 2 else "b"}) for n in range(20)]

    project = project_of(exercise(group_columns=(name,)), rows, (), ())

    told = told_in(read_project(write_qdpx(project), "ours.qdpx"))
    assert [dict(each.groups)[f"group: {name}"] for each in told[:2]] == ["b", "a"]
    assert {each.groups["channel"] for each in told} == {"survey"}


def test_whoever_did_not_consent_to_be_quoted_is_there_without_words():
    silent = voice(98, text="I never said you could print this.", consent=no_quote())

    data = write_qdpx(build((*ROWS, silent)))

    case = read_project(data, "ours.qdpx").cases[-1]
    assert (case.name, case.spans, len(case.codes)) == ("c98", (), 2)
    assert case.description == "Words left out: no consent to quote."
    assert b"never said" not in _everything_in(data)


def test_what_was_withdrawn_leaves_in_no_way():
    gone = voice(97, text=None, reason=Reason.WITHDRAWN)

    project = build((*ROWS, gone))

    assert len(project.cases) == 20
    assert "Left out, withdrawn: [c]." in project.description


def test_an_archive_holds_those_who_said_yes_to_it():
    yes = tuple(dataclasses.replace(row, consent=Consent(archive=True)) for row in ROWS[:12])

    project = build((*yes, *ROWS[12:]), purpose=Purpose.ARCHIVE)

    assert len(project.cases) == 12
    assert "Left out, no consent to archive: 8." in project.description


def test_guids_depend_on_the_key_alone():
    passages = passages_of(ROWS)

    def guids(key):
        project = project_of(exercise(key=key), ROWS, passages, themes_over(passages))
        return {each.guid for each in (*project.codes, *project.cases, *project.sources, *project.codings)}

    assert guids("a key") == guids("a key")
    assert not guids("a key") & guids("another key")


def test_there_is_no_field_for_words_as_they_were_said():
    said = Contribution(ContributionId("c1"), PersonId("p1"), "Ceri rang back.")
    spans = (Span(0, 4, SpanKind.PERSON, "Ceri"),)

    kept = from_reading(Reading(said, hide(said.text, spans), "en", None, (), spans))

    assert "Ceri" not in repr(kept)
    assert kept.words == f"{SHOWN_AS[SpanKind.PERSON]} rang back."


@pytest.mark.parametrize("at", range(30))
def test_places_move_with_the_words_around_them(at):
    kind = SpanKind.ORG
    said = "Ceri of Northmoor wrote to Mair today."
    spans = tuple(Span(said.index(n), said.index(n) + len(n), kind, n) for n in ("Mair", "Ceri", "Northmoor"))
    inside = next((span for span in spans if span.start <= at < span.end), None)

    moved = move_places((Place(at, page=1),), spans)[0].start

    following = hide(said, spans)[moved:]
    assert following.startswith(SHOWN_AS[kind] if inside else said[at])


def _everything_in(data: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())
