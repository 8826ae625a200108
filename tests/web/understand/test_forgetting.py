"""Words that are withdrawn are gone from every table and file of this room; numbers do not tell who left."""

from __future__ import annotations

import numpy as np
from django.db import connection

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.records import PersonId
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.numbers import tally
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.publications import actions
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.reading.machines import vector_cache
from speakopenly.web.understand.reading.models import Departed, Passage, Reading
from speakopenly.web.understand.themes import counts, queries
from speakopenly.web.understand.themes.models import PassageInTheme
from tests.web.understand.conftest import Bench, ident
from tests.web.understand.test_publications import publish


def withdraw(*numbers: int) -> None:
    erasure.forget(Erasure(contributions=frozenset(ident(number) for number in numbers)))


def in_the_database(words: str) -> list[str]:
    """The tables that hold these words in any column, as text or as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (names of our own tables)
            if any(words.encode() in _bytes(cell) for row in cursor.fetchall() for cell in row):
                found.append(table)
    return found


def _bytes(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def people(bench: Bench) -> dict[str, int]:
    return {row.theme.ident: row.heads.people for row in queries.rows(bench.exercise)}


def test_withdrawn_words_are_in_no_table_and_no_vector(bench: Bench) -> None:
    words = Passage.objects.select_related("reading").get(reading__ident=ident(1)).text
    vector_cache().remember([words], np.zeros((1, 4), "float32"), model="static")
    assert in_the_database(words)

    withdraw(1)

    assert in_the_database(words) == []
    assert vector_cache().recall([words], model="static") == {}
    assert not Reading.objects.filter(ident=ident(1)).exists()
    assert not PassageInTheme.objects.filter(passage__reading__ident=ident(1)).exists()


def test_a_person_is_forgotten_with_everything_they_said(bench: Bench) -> None:
    erasure.forget(Erasure(people=frozenset({PersonId("person-004")})))

    assert not Reading.objects.filter(person="person-004").exists()


def test_asking_twice_does_no_harm(bench: Bench) -> None:
    withdraw(1)
    withdraw(1)

    assert Reading.objects.count() == 61


def test_a_withdrawn_quote_is_filled_from_those_who_stayed(bench: Bench) -> None:
    before = finding_of(bench.exercise, "T01").quotes
    gone = next(number for number in range(30) if before[0].startswith(ident(number)))

    withdraw(gone)
    after = finding_of(bench.exercise, "T01").quotes

    assert before[0] not in after
    assert len(after) == len(before)


def test_before_anything_is_published_numbers_move_at_once(bench: Bench) -> None:
    withdraw(0, 1)

    assert people(bench)["T01"] == 28
    assert Departed.objects.count() == 0


def test_after_publishing_one_who_leaves_does_not_move_a_number(bench: Bench) -> None:
    publish(bench)
    before, shown = people(bench), [each.statement for each in Draft(evidence_of(bench.exercise)).findings]

    withdraw(1)

    assert people(bench) == before
    assert [each.statement for each in Draft(evidence_of(bench.exercise)).findings] == shown
    assert Departed.objects.count() == 1
    assert counts.piles(bench.exercise).found == 63


def test_after_eight_have_left_the_numbers_follow(bench: Bench) -> None:
    publish(bench)
    for number in range(7):
        withdraw(number)
    assert people(bench)["T01"] == 30

    withdraw(7)

    assert people(bench)["T01"] == 22
    assert Departed.objects.count() == 0
    assert tally(evidence_of(bench.exercise)).base.people == 51


def test_a_merger_after_somebody_left_still_counts_their_place(bench: Bench) -> None:
    from speakopenly.web.understand.themes import actions as themes

    publish(bench)
    withdraw(55)
    themes.merge(
        theme=queries.theme_of(bench.exercise, "T03"),
        into=queries.theme_of(bench.exercise, "T01"),
        by=bench.fay,
    )

    assert people(bench)["T01"] == 33
    assert tally(evidence_of(bench.exercise)).heads_by_theme["T01"].people == 33


def test_an_edition_that_quotes_them_is_taken_down_and_says_so(bench: Bench) -> None:
    publication = publish(bench)
    quote = finding_of(bench.exercise, "T01").quotes[0]
    words = Passage.objects.select_related("reading").get(ident=quote).text
    withdraw(next(number for number in range(30) if quote.startswith(ident(number))))
    publication.refresh_from_db()

    assert publication.state == "taken_down"
    assert not publication.files.exists()
    assert in_the_database(words) == []
    page = bench.sign_in(bench.fay).get(f"/reports/{publication.slug}/").content.decode()
    assert "Edition 1 was taken down" in page
    assert actions.ask_for_signature(exercise=bench.exercise, by=bench.fay).edition == 2


def test_an_edition_that_does_not_quote_them_stays_and_loses_its_evidence(bench: Bench) -> None:
    publication = publish(bench)
    quoted = {
        quote[:32] for finding in ("T01", "T02") for quote in finding_of(bench.exercise, finding).quotes
    }
    silent = [number for number in range(30) if ident(number) not in quoted]

    withdraw(silent[0])
    publication.refresh_from_db()
    page = bench.sign_in(bench.pia).get(bench.findings + "editions/1/").content.decode()

    assert publication.state == "published"
    assert not publication.files.filter(pack="sealed").exists()
    assert "Everything agrees." in page
    assert "evidence behind them was removed" in page


def test_a_second_withdrawal_still_finds_the_quote_when_the_evidence_is_gone(bench: Bench) -> None:
    publication = publish(bench)
    quote = finding_of(bench.exercise, "T01").quotes[0]
    quoted = {each[:32] for finding in ("T01", "T02") for each in finding_of(bench.exercise, finding).quotes}
    withdraw(next(number for number in range(30) if ident(number) not in quoted))

    withdraw(next(number for number in range(30) if quote.startswith(ident(number))))
    publication.refresh_from_db()

    assert publication.state == "taken_down"


def test_a_draft_that_holds_their_words_is_thrown_away(bench: Bench) -> None:
    actions.ask_for_signature(exercise=bench.exercise, by=bench.fay)

    withdraw(1)

    assert not Publication.objects.exists()
