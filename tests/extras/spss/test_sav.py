"""An SPSS file is read back with the same values, labels, measures and user-missing codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyreadstat
import pytest

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import (
    Answers,
    ItemText,
    Missing,
    Response,
    answers_table,
    can_write_sav,
    files_of_answers,
    write_sav,
)
from tests.library.hear.questionnaires.cast import CY, EN, MEETING, RESPONSES

MISSING = {-97: "not shown", -98: "not answered", -99: "prefer not to say"}


def read(path: Path) -> tuple[Any, Any]:
    found: tuple[Any, Any] = pyreadstat.read_sav(path, user_missing=True, output_format="polars")
    return found


@pytest.fixture
def read_back(tmp_path: Path) -> tuple[Any, Any]:
    write_sav(tmp_path / "answers.sav", MEETING, RESPONSES, EN)
    found = read(tmp_path / "answers.sav")
    assert [path.name for path in tmp_path.iterdir()] == ["answers.sav"]
    return found


def blank_words(name: str, value: object) -> bool:
    """SPSS knows no missing words but blank ones; why they are missing stands beside them."""
    return value is None and name in ("why_not", "more", "voice", "letter")


def test_numbers_and_words_come_back_the_same(read_back: tuple[Any, Any]) -> None:
    frame, _meta = read_back
    table = answers_table(MEETING, RESPONSES)

    assert frame.columns == table.columns
    for name in table.columns:
        if name != "went":
            assert frame[name].to_list() == [
                "" if blank_words(name, value) else value for value in table[name]
            ]


def test_choices_become_numbers_in_their_order_with_their_labels(read_back: tuple[Any, Any]) -> None:
    frame, meta = read_back

    assert frame["went"].to_list() == [1, 3, Missing.PREFER_NOT_TO_SAY.code, 2]
    assert meta.variable_value_labels["went"] == {1: "Yes", 2: "For some of it", 3: "No"} | MISSING
    assert meta.variable_value_labels["heard"] == {1: "Not at all", 5: "Very well"} | MISSING
    assert meta.variable_value_labels["helped__paper"] == {0: "not chosen", 1: "chosen"} | MISSING


def test_labels_measures_and_user_missing_codes_come_back(read_back: tuple[Any, Any]) -> None:
    _frame, meta = read_back

    assert meta.column_names_to_labels["went"] == "Did you go to the meeting?"
    assert meta.column_names_to_labels["helped__none"] == "What helped?: Nothing"
    assert meta.variable_measure["heard"] == "ordinal"
    assert meta.variable_measure["went"] == "nominal"
    for name in ("went", "heard", "helped__none"):
        assert meta.missing_ranges[name] == [{"lo": -99, "hi": -97}]
    assert "more__missing" not in meta.missing_ranges


def test_labels_can_be_welsh(tmp_path: Path) -> None:
    write_sav(tmp_path / "atebion.sav", MEETING, RESPONSES, CY)

    _frame, meta = read(tmp_path / "atebion.sav")
    assert meta.column_names_to_labels["went"] == "Aethoch chi i'r cyfarfod?"


def test_a_long_label_ends_with_dots_and_never_within_a_letter(tmp_path: Path) -> None:
    went = replace(MEETING.item("went"), texts={EN: ItemText("ŵ" * 400)})
    asked = replace(MEETING, items=(went, *MEETING.items[1:]))

    write_sav(tmp_path / "answers.sav", asked, RESPONSES, EN)

    _frame, meta = read(tmp_path / "answers.sav")
    assert meta.column_names_to_labels["went"] == "ŵ" * 126 + "…"


def test_long_words_come_back_whole_and_longer_ones_than_spss_holds_are_refused(tmp_path: Path) -> None:
    def response(text: str) -> Response:
        return Response("r", EN, Answers({"went": "no", "more": text}), Consent(count=True))

    write_sav(tmp_path / "answers.sav", MEETING, [response("a" * 20_000)], EN)
    frame, _meta = read(tmp_path / "answers.sav")
    assert frame["more"].to_list() == ["a" * 20_000]

    with pytest.raises(BadInput, match="32,767"):
        write_sav(tmp_path / "longer.sav", MEETING, [response("\u0175" * 20_000)], EN)
    assert not (tmp_path / "longer.sav").exists()


def test_no_response_gives_a_file_with_columns_and_no_rows(tmp_path: Path) -> None:
    write_sav(tmp_path / "none.sav", MEETING, [], EN)

    frame, meta = read(tmp_path / "none.sav")
    assert frame.height == 0
    assert "went" in meta.column_names


def test_a_file_made_in_memory_is_the_same_and_says_what_was_kept_back(tmp_path: Path) -> None:
    table = answers_table(MEETING, RESPONSES, without_words={"r1"})

    made = files_of_answers(MEETING, table, EN, "sav")

    assert can_write_sav()
    (tmp_path / "answers.sav").write_bytes(made["answers.sav"])
    frame, meta = read(tmp_path / "answers.sav")
    assert frame["went"].to_list() == [1, 3, Missing.PREFER_NOT_TO_SAY.code, 2]
    assert frame["more__missing"].to_list()[0] == -96
    assert meta.variable_value_labels["more__missing"][-96].startswith("said and kept back")
    assert b"Did you go to the meeting?" in made["answers-codebook.csv"]
