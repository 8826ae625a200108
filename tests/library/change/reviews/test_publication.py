"""A review goes out as three documents that say the same; one changed letter is found, and no harm is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from speakopenly.change.reviews import BOXES, CONDITIONS, Box, Condition, Direction, Response
from speakopenly.change.reviews.picture import NOT_SAID, SAID, draw_conditions
from speakopenly.change.reviews.publication import HTML, PDF, RECORD, WORD, publish, verify
from speakopenly.change.reviews.records import (
    Behind,
    Invited,
    Record,
    Worked,
    check_code,
    read_record,
    write_record,
)
from speakopenly.change.reviews.report import compose
from speakopenly.core.documents import plain_text, text_of_html
from speakopenly.core.documents.pictures import safe_svg, svg_words
from speakopenly.core.errors import VerificationFailed
from speakopenly.core.publications import MANIFEST, Manifest, Packs
from speakopenly.core.records import PassageId

QUOTED = "The handover was lost when our worker left in the spring"
RECORD_OF = Record(
    title="A handover on a Friday",
    service="Northmoor",
    number=1,
    edition=1,
    day=date(2026, 11, 27),
    response=Response.AFTER_ACTION,
    because="There is something to learn.",
    boxes={Box.HAPPENED: "A call came at five.\n\nThe duty worker wrote a note.", Box.WILL_TRY: "One sheet."},
    conditions=(
        Worked(
            Condition.TC,
            Direction.HINDERED,
            "Cover was thin.",
            (Behind(PassageId("a" * 32 + ":0-55"), QUOTED, "survey"),),
        ),
        Worked(Condition.MA, Direction.HELPED, "The school rang back."),
    ),
    invited=(Invited("duty worker", "an hour off the rota"),),
    salt="salt",
)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return publish(RECORD_OF)


def manifest_of(packs: Packs) -> Manifest:
    return TypeAdapter(Manifest).validate_json(packs.public[MANIFEST])


def test_the_three_documents_and_the_sealed_record_agree(packs: Packs) -> None:
    assert set(packs.public) == {HTML, PDF, WORD, MANIFEST}
    assert verify(manifest_of(packs), packs) == []
    assert verify(manifest_of(packs), Packs(packs.public, {})) == []


def test_one_changed_word_of_the_record_is_found(packs: Packs) -> None:
    altered = packs.sealed[RECORD].replace(b"Cover was thin", b"Cover was thick")

    found = verify(manifest_of(packs), Packs(packs.public, {RECORD: altered}))

    assert any("check code differs" in each.what for each in found)
    assert any(each.file == HTML for each in found)


def test_one_changed_letter_of_the_page_is_found(packs: Packs) -> None:
    public = {**packs.public, HTML: packs.public[HTML].replace(b"at five", b"at nine")}

    found = verify(manifest_of(packs), Packs(public, packs.sealed))

    assert {each.file for each in found} >= {f"public/{HTML}", WORD, HTML}


def test_the_page_holds_the_quote_and_each_box_under_its_heading(packs: Packs) -> None:
    lines = "\n".join(text_of_html(packs.public[HTML]))

    assert QUOTED in lines
    assert all(name in lines for name in BOXES.values())
    assert "duty worker" in lines
    assert "Hindered: team and communication. Helped: working with other agencies." in lines


def test_a_record_that_is_none_is_refused() -> None:
    with pytest.raises(VerificationFailed):
        read_record(b"{}")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=40, deadline=None)
def test_whatever_is_written_comes_back_and_can_be_composed(words: str) -> None:
    record = replace(RECORD_OF, boxes=dict.fromkeys(Box, words))

    assert read_record(write_record(record)) == record
    assert plain_text(compose(record))
    assert len(check_code(record)) == 12


def test_the_salt_alone_changes_the_check_code() -> None:
    assert check_code(RECORD_OF) != check_code(replace(RECORD_OF, salt="other"))


@given(st.sets(st.tuples(st.sampled_from(Condition), st.sampled_from(Direction))))
@settings(max_examples=30, deadline=None)
def test_the_picture_its_sentence_and_its_table_say_the_same(said: set[tuple[Condition, Direction]]) -> None:
    figure = draw_conditions(said)

    shown = {
        (group, way)
        for (group, row) in zip(CONDITIONS, figure.table.rows, strict=True)
        for way, cell in zip((Direction.HINDERED, Direction.HELPED), row[1:], strict=True)
        if cell == SAID
    }
    assert shown == said
    assert all(cell in (SAID, NOT_SAID) for row in figure.table.rows for cell in row[1:])
    marks = figure.svg.count("<polygon"), figure.svg.count("<circle")
    assert marks == tuple(sum(way is each for _group, way in said) for each in Direction)
    assert ("Hindered" in figure.alternative) == any(way is Direction.HINDERED for _group, way in said)
    assert set(CONDITIONS.values()) <= set(svg_words(safe_svg(figure.svg, prefix="p")))
