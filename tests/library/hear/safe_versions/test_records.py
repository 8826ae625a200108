"""What may leave the building as a file: who is described by fewer than eight does not, and few rows are none."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from speakopenly.hear.safe_versions.crowds import Description
from speakopenly.hear.safe_versions.records import (
    COLUMNS,
    EVENT_TYPES,
    Noted,
    SafeRecord,
    as_csv,
    as_json_lines,
    counted_of,
    counts_of,
    rows_of,
    was_unheard,
)
from speakopenly.hear.speaking import Effect, Kind, RoleBand, ServiceArea, YesNo

WORKER, FOSTER = RoleBand.PRACTITIONER, ServiceArea.FOSTERING
PEOPLE = {(WORKER, FOSTER): 12, (RoleBand.LEGAL, FOSTER): 2}
SAID = Description(str(WORKER), FOSTER, quarter="2026-Q1")
NOTED = Noted(Effect.DEATH, Effect.DEATH, (("TC3", "hindered"), ("SM1", "helped")))


def records(
    number: int, kind: Kind | None = Kind.NEAR_MISS, said: Description = SAID
) -> dict[str, SafeRecord]:
    return {f"id{each}": SafeRecord(f"Words {each}.", kind, said, NOTED) for each in range(number)}


EVENTS = [
    (Kind.MISTAKE, "incident"),
    (Kind.NEAR_MISS, "incident"),
    (Kind.WEAK_POINT, "risk"),
    (Kind.WORRY, "risk"),
    (Kind.GOOD_CATCH, "good care"),
    (None, "not stated"),
]


@pytest.mark.parametrize(("kind", "event"), EVENTS)
def test_kinds_become_event_types(kind: Kind | None, event: str) -> None:
    assert {row["event_type"] for row in rows_of(records(8, kind), PEOPLE)} == {event}
    assert event in EVENT_TYPES


def test_a_row_holds_what_the_dictionary_says() -> None:
    row = rows_of(records(8), PEOPLE)[0]

    assert tuple(row) == COLUMNS
    assert (row["physical_harm"], row["psychological_harm"]) == ("fatal", "severe")
    assert row["factors"] == "TC3 hindered; SM1 helped"
    assert (row["role_band"], row["service_area"], row["stage"]) == ("practitioner", "fostering", "")


@pytest.mark.parametrize(("number", "rows"), [(0, 0), (1, 0), (7, 0), (8, 8), (9, 9)])
def test_fewer_than_eight_are_none(number: int, rows: int) -> None:
    assert len(rows_of(records(number), PEOPLE)) == rows


def test_a_description_that_fits_few_keeps_its_row_back() -> None:
    few = {"few": SafeRecord("Words.", None, Description(str(RoleBand.LEGAL), FOSTER))}

    assert "few" not in {row["id"] for row in rows_of(records(8) | few, PEOPLE)}
    assert rows_of(records(7) | few, PEOPLE) == []


def test_counts_are_rounded_and_hidden() -> None:
    counts = counts_of([*records(33).values(), *records(3, Kind.GOOD_CATCH).values()])

    assert counts["good care"].shown is None
    assert all(cell.shown is None or cell.shown % 5 == 0 for cell in counts.values())


def test_both_files_say_the_same_and_no_cell_is_a_formula() -> None:
    made = records(8) | {"id9": SafeRecord('=cmd|"x"!A1, "quoted"\nline', None, SAID)}
    rows = rows_of(made, PEOPLE)

    lines = [json.loads(line) for line in as_json_lines(rows).splitlines()]
    table = list(csv.DictReader(io.StringIO(as_csv(rows))))

    assert lines == rows
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert {row["safe_text"][:1] for row in table} == {"W", "'"}


def test_a_record_shows_no_word() -> None:
    assert repr(SafeRecord("Words.", None, SAID)) == "SafeRecord(...)"


@pytest.mark.parametrize(
    ("said_elsewhere", "anyone_replied", "unheard"),
    [
        (YesNo.YES, YesNo.NO, True),
        (YesNo.YES, YesNo.YES, False),
        (YesNo.NO, None, False),
        (YesNo.YES, None, None),
        (YesNo.YES, YesNo.DONT_KNOW, None),
        (YesNo.DONT_KNOW, None, None),
        (None, None, None),
    ],
)
def test_whoever_did_not_say_is_not_counted(
    said_elsewhere: YesNo | None, anyone_replied: YesNo | None, unheard: bool | None
) -> None:
    assert was_unheard(said_elsewhere, anyone_replied) is unheard


def test_what_is_counted_of_a_record_holds_no_words() -> None:
    record = SafeRecord("Words.", Kind.NEAR_MISS, SAID, NOTED, was_unheard=True)

    counted = counted_of(record, quarter="2026-Q2")

    assert (counted.quarter, counted.kind, counted.area) == ("2026-Q2", Kind.NEAR_MISS, FOSTER)
    assert (counted.hindered, counted.was_unheard) == (frozenset({"TC3"}), True)
    assert "Words" not in repr(counted)


def test_not_being_heard_before_stands_in_no_row_that_leaves() -> None:
    told = {key: replace(each, was_unheard=True) for key, each in records(8).items()}

    assert rows_of(told, PEOPLE) == rows_of(records(8), PEOPLE)
