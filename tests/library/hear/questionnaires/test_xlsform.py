"""XLSForm: a second implementation accepts what we write, and what comes in is kept or said to be left out."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache

import pytest
import xlsxwriter
from hypothesis import given
from lxml import etree
from pyxform.xls2xform import convert

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import (
    AllOf,
    AtLeast,
    Choice,
    Equals,
    Includes,
    IsAnswered,
    Item,
    ItemKind,
    ItemText,
    Not,
    Note,
    Questionnaire,
    read_xlsform,
    write_xlsform,
)
from speakopenly.hear.questionnaires.xlsform.reading import from_sheets
from speakopenly.hear.questionnaires.xlsform.sheets import ReadSheet, SheetRow
from speakopenly.hear.questionnaires.xlsform.writing import sheets_of
from tests.library.hear.questionnaires.cast import CY, EASY, EN, MEETING, patient, questionnaires

NS = {"x": "http://www.w3.org/2002/xforms"}


def workbook(**sheets: Sequence[Sequence[str]]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell:
                    page.write_string(number, place, cell)
    book.close()
    return made.getvalue()


def test_the_invented_questionnaire_comes_back_the_same_and_without_notes() -> None:
    assert read_xlsform(write_xlsform(MEETING), "first.xlsx") == (MEETING, ())


def through_sheets(asked: Questionnaire) -> tuple[Questionnaire, tuple[Note, ...]]:
    """Write the sheets and read them, without the workbook around them, as opening each costs a process."""
    sheets = {
        name: ReadSheet(
            name,
            tuple(columns),
            tuple(
                SheetRow(number, {column: cell.strip() for column, cell in row.items() if cell})
                for number, row in enumerate(rows, start=2)
            ),
        )
        for name, columns, rows in sheets_of(asked)
    }
    order = ("survey", "choices", "settings", "quotas")
    return from_sheets(*(sheets.get(name, ReadSheet(name)) for name in order), file="form.xlsx")


@patient
@given(questionnaires())
def test_any_questionnaire_comes_back_the_same(asked: Questionnaire) -> None:
    back, notes = through_sheets(asked)

    assert back == asked
    assert notes == ()


def test_odd_words_come_back_from_a_workbook_to_the_letter() -> None:
    odd = (
        "=1+1",
        "+44",
        "-5",
        "@home",
        "two\nlines",
        "1.50",
        "2026-05-04",
        "true",
        "\U0001f600 ŵ",
        "'quoted'",
    )
    choices = tuple(Choice(f"c{place}", {EN: words, CY: words}) for place, words in enumerate(odd))
    item = Item("odd", ItemKind.SINGLE_CHOICE, {EN: ItemText("=A1", "-1")}, choices)
    asked = Questionnaire("odd_form", (EN, CY), {EN: "=Title"}, (item,))

    assert read_xlsform(write_xlsform(asked), "odd.xlsx") == (asked, ())


def test_pyxform_accepts_what_we_write_and_reads_the_same_labels_and_conditions() -> None:
    form = etree.fromstring(convert(xlsform=write_xlsform(MEETING), file_type=".xlsx").xform.encode())

    for version, heading in (
        (EN, "English (en)"),
        (CY, "Cymraeg (cy)"),
        (EASY, "English easy read (en-easy)"),
    ):
        texts = {
            text.get("id"): text.findtext("x:value", namespaces=NS)
            for text in form.iterfind(f".//x:translation[@lang='{heading}']/x:text", NS)
        }
        for item in MEETING.items:
            found = [value for key, value in texts.items() if key.endswith(f"/{item.name}:label")]
            assert found == [item.text(version).label]
            for place, choice in enumerate(item.choices):
                assert texts[f"{item.name}-{place}"] == choice.label(version)
    relevant = {
        bind.get("nodeset").rpartition("/")[2]: re.sub(r"\s+", " ", bind.get("relevant", "")).strip()
        for bind in form.iterfind(".//x:bind", NS)
    }
    assert relevant["heard"] == "( /data/went = 'yes' or /data/went = 'part')"
    assert relevant["helped"] == "/data/heard != ''"
    assert relevant["why_not"] == "not(( /data/went = 'yes' or /data/went = 'part'))"
    assert relevant["went"] == ""


def test_odk_asks_nothing_as_required_because_it_could_not_offer_to_prefer_not_to_say() -> None:
    form = convert(xlsform=write_xlsform(MEETING), file_type=".xlsx").xform

    assert "required" not in form


FOREIGN = {
    "survey": [
        ["type", "name", "label::English (en)", "label::Welsh", "hint::English (en)", "relevant", "required", "constraint", "appearance", "parameters", "calculation"],
        ["start", "start"],
        ["select_one yn", "Went There", "Did you go?", "Aethoch chi?", "Choose.", "", "yes"],
        ["integer", "age", "How old are you?", "", "", "", "", ". >= 0"],
        ["begin group", "part", "A part", "", "", "selected(${Went There}, 'Y')", "", "", "field-list"],
        ["text", "a", "Say more", "Mwy", "", "", "", "string-length(.) < 101"],
        ["range", "b", "How far?", "Pa mor bell?", "", "", "", "", "", "start=0 end=10 step=1"],
        ["text", "c", "Why so far?", "Pam?", "", "${b} > 7"],
        ["end group"],
        ["select_multiple yn", "d", "Which?", "Pa rai?", "", "${age} > 3", "", "regex(., 'x')"],
        ["begin repeat", "again", "Again"],
        ["text", "in_repeat", "Again?"],
        ["end repeat"],
        ["image", "e", "A picture", "Llun", "", "not(selected(${d}, 'N')) and ${b} != '' and ${b} <= 3"],
        ["calculate", "f", "", "", "", "", "", "", "", "", "1 + 1"],
        ["text", "g", "You said ${a}", "", "", "${nowhere} = 'x'"],
        ["select_one missing", "h", "List is missing"],
        ["audio", "not", "Say it", "Dweud", "", "count-selected(${d}) > 1"],
    ],
    "choices": [
        ["list_name", "name", "label::English (en)", "label::Welsh", "picture"],
        ["yn", "Y", "Yes", "Do", "yes.png"], ["yn", "N", "No", "Naddo"], ["yn", "N", "Again", "Eto"], ["", "x", "Lost"],
    ],
    "settings": [["form_title", "form_id", "default_language"], ["A form", "A-Form.1", "Welsh"]],
}  # fmt: skip


@cache
def foreign() -> tuple[Questionnaire, tuple[Note, ...]]:
    return read_xlsform(workbook(**FOREIGN), "form.xlsx")


def test_a_form_from_elsewhere_keeps_what_we_can_ask() -> None:
    asked, _notes = foreign()

    assert asked.versions == (CY, EN)
    assert asked.title(CY) == "A form"
    assert [(item.name, item.kind) for item in asked.items] == [
        ("went_there", ItemKind.SINGLE_CHOICE),
        ("a", ItemKind.FREE_TEXT),
        ("b", ItemKind.SCALE),
        ("c", ItemKind.FREE_TEXT),
        ("d", ItemKind.MULTIPLE_CHOICE),
        ("e", ItemKind.FILE),
        ("g", ItemKind.FREE_TEXT),
        ("not_2", ItemKind.VOICE_NOTE),
    ]
    went = asked.item("went_there")
    assert went.needed
    assert went.choice_names == ("y", "n")
    assert went.text(EN).hint == "Choose."
    assert asked.item("a").longest == 100
    assert asked.item("b").points == 11
    assert asked.item("b").same_page
    assert not asked.item("c").same_page


def test_conditions_from_elsewhere_follow_names_and_points_to_ours() -> None:
    asked, _notes = foreign()

    group = Equals("went_there", "y")
    assert asked.item("a").shown_if == group
    assert asked.item("c").shown_if == AllOf((group, AtLeast("b", 9)))
    assert asked.item("e").shown_if == AllOf(
        (Not(Includes("d", "n")), IsAnswered("b"), AllOf((IsAnswered("b"), Not(AtLeast("b", 5)))))
    )
    assert asked.item("d").shown_if is None


def test_whatever_was_changed_or_left_out_is_said_with_sheet_and_row() -> None:
    _asked, notes = foreign()

    said = [str(note) for note in notes]
    assert sorted(said) == sorted([
        "choices: The column 'picture' was left out.",
        "choices, row 2: The choice is named y here.",
        "choices, row 3: The choice is named n here.",
        "choices, row 4: was left out: its list already has a choice of this name.",
        "choices, row 5: was left out: it names no list or no choice.",
        "survey: The column 'calculation' was left out.",
        "survey, row 2: was left out: the type 'start' is not one we ask.",
        "survey, row 3: The item is named went_there here.",
        "survey, row 4: was left out: the type 'integer' is not one we ask.",
        "survey, row 5: The heading of the group was left out.",
        "survey, row 7: The scale from 0 to 10 is one from 1 to 11 here.",
        "survey: c begins a page of its own here.",
        "survey, row 10: The condition was left out, so this is shown to everybody: it looks at something that is not an earlier question of ours.",
        "survey, row 10: The constraint was left out: only the length of a text can be bounded here.",
        "survey, row 11: was left out: questions are not repeated here.",
        "survey, row 12: was left out: it stands in a repeat.",
        "survey, row 14: A picture or film is asked for as a file here.",
        "survey, row 15: was left out: the type 'calculate' is not one we ask.",
        "survey, row 16: The condition was left out, so this is shown to everybody: it looks at something that is not an earlier question of ours.",
        "survey, row 16: Its words name another answer with ${...}; they are shown just so.",
        "survey, row 17: was left out: its list of choices is not there.",
        "survey, row 18: The item is named not_2 here.",
        "survey, row 18: The condition was left out, so this is shown to everybody: it calculates, or uses a function we do not have.",
        "settings: The questionnaire is named a_form_1 here.",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (write_xlsform(MEETING)[:2000], "cut short or damaged"),
        (workbook(other=[["type", "name"], ["text", "a"]]), "no sheet 'survey'"),
        (workbook(survey=[["kind", "name"], ["text", "a"]]), "no column 'type'"),
        (workbook(survey=[["type", "name", "label"], ["integer", "a", "How many?"]]), "no question"),
    ],
)
def test_what_is_no_form_is_refused_in_one_line(data: bytes, problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as refused:
        read_xlsform(data, "form.xlsx")

    assert "\n" not in str(refused.value)


def test_a_form_without_languages_is_english() -> None:
    asked, notes = read_xlsform(
        workbook(survey=[["type", "name", "label"], ["text", "a", "Why?"]]), "why.xlsx"
    )

    assert asked.versions == (EN,)
    assert asked.item("a").text(EN).label == "Why?"
    assert asked.name == "why"
    assert notes == ()
