"""Whatever stands in the cells of a form, it is read with notes or refused in one line; never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import (
    Choice,
    Condition,
    Item,
    ItemKind,
    from_json,
    gaps,
    to_json,
)
from speakopenly.hear.questionnaires.xlsform.expressions import (
    CannotSay,
    Known,
    read_condition,
    write_condition,
)
from speakopenly.hear.questionnaires.xlsform.reading import from_sheets
from speakopenly.hear.questionnaires.xlsform.sheets import ReadSheet, SheetRow
from tests.library.hear.questionnaires.cast import patient

NAMES = ["a", "b", "c", "A b", "so_title", "so_consent", "so_use_count", "so_use_sell", "1", "", "x" * 80]
TYPES = [
    *("text", "note", "select_one yn", "select_multiple yn", "select_one", "select_one lost", "range", "audio"),
    *("begin_group", "end_group", "begin group", "end repeat", "begin repeat", "integer", "image", "select one yn or_other"),
]  # fmt: skip
RELEVANT = [
    *("${a} = 'y'", "selected(${b}, 'n')", "${c} >= 3", "${a} != ''", "not(${a} = 'y' or ${c} < 2)"),
    *("((((((((((${a} != ''))))))))))", "${", "1 = 1", "and and", "${a} = 'y' and", "${so_title} = ''"),
]
PARAMETERS = [
    "start=1 end=5 step=1",
    "start=0 end=10",
    "start=5 end=1",
    "end=99",
    "step=0.5",
    "start=x",
    "tick_labelset=yn",
    "==",
]
CONSTRAINTS = ["string-length(.) < 5", "string-length(.) <= 999999", ". > 5"]

text = st.text(max_size=12)


def cell(*likely: str) -> st.SearchStrategy[str]:
    return st.sampled_from(likely) | text


survey_rows = st.fixed_dictionaries(
    {"type": cell(*TYPES), "name": cell(*NAMES)},
    optional={
        "label": text,
        "label::Welsh": text,
        "hint::English (en)": text,
        "relevant": cell(*RELEVANT),
        "required": cell("yes", "true()", "no"),
        "appearance": cell("field-list", "minimal"),
        "parameters": cell(*PARAMETERS),
        "constraint": cell(*CONSTRAINTS),
        "odd": text,
    },
)
choice_rows = st.fixed_dictionaries(
    {"list_name": cell("yn", ""), "name": cell("y", "n", "1", "5", "Not Lawful", "not_shown")},
    optional={"label": text, "label::Welsh": text},
)
setting_rows = st.fixed_dictionaries(
    {}, optional={"form_id": text, "form_title": text, "default_language": cell("Welsh", "en")}
)
quota_rows = st.fixed_dictionaries(
    {"name": cell(*NAMES), "wanted": cell("3", "0", "²"), "counts_if": cell(*RELEVANT)}
)


def sheet(name: str, rows: list[dict[str, str]]) -> ReadSheet:
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    filled = ({column: value.strip() for column, value in row.items() if value.strip()} for row in rows)
    return ReadSheet(
        name, columns, tuple(SheetRow(number, cells) for number, cells in enumerate(filled, start=2))
    )


@patient
@given(
    st.lists(survey_rows, min_size=1, max_size=8),
    st.lists(choice_rows, max_size=5),
    st.lists(setting_rows, max_size=1),
    st.lists(quota_rows, max_size=2),
)
def test_any_cells_give_a_sound_questionnaire_or_one_clear_line(
    survey: list[dict[str, str]],
    choices: list[dict[str, str]],
    settings: list[dict[str, str]],
    quotas: list[dict[str, str]],
) -> None:
    sheets = (
        sheet("survey", survey),
        sheet("choices", choices),
        sheet("settings", settings),
        sheet("quotas", quotas),
    )
    try:
        asked, notes = from_sheets(*sheets, file="form.xlsx")
    except BadInput as refused:
        assert "\n" not in str(refused)  # noqa: PT017
        return

    assert from_json(to_json(asked)) == asked
    assert gaps(asked) is not None
    assert all("\n" not in str(note) for note in notes)


CHOICES = (Choice("y"), Choice("n"))
KNOWN = {
    "a": Known(Item("a", ItemKind.SINGLE_CHOICE, choices=CHOICES), {"y": "y", "n": "n"}),
    "b": Known(Item("b", ItemKind.MULTIPLE_CHOICE, choices=CHOICES), {"y": "y", "n": "n"}),
    "c": Known(Item("c", ItemKind.SCALE), {}),
    "d": Known(Item("d", ItemKind.FREE_TEXT), {}),
}
parts = st.sampled_from(
    [
        *RELEVANT,
        "${a}",
        "${c}",
        "=",
        "!=",
        ">=",
        "<",
        "'y'",
        '"n"',
        "3",
        "(",
        ")",
        "not",
        "and",
        "or",
        "selected(",
        ",",
        " ",
    ]
)


@patient
@given(st.lists(parts, max_size=10).map(" ".join) | st.text(max_size=60))
def test_any_expression_is_understood_or_refused_and_what_is_understood_is_written_the_same(
    expression: str,
) -> None:
    try:
        condition: Condition = read_condition(expression, KNOWN.get)
    except CannotSay:
        return

    assert read_condition(write_condition(condition), KNOWN.get) == condition


@pytest.mark.parametrize(
    "expression", ["(" * 5_000, "not(" * 5_000, "${a} != '' and " * 5_000, "x" * 1_000_000]
)
def test_a_very_long_expression_costs_nothing(expression: str) -> None:
    with pytest.raises(CannotSay):
        read_condition(expression, KNOWN.get)


@pytest.mark.parametrize(
    "expression",
    [
        "count-selected(${b}) > 1",
        "${a} = ${b}",
        "${b} = 'y'",
        "${d} = 'y'",
        "${a} > 'y'",
        "${a} = 'maybe'",
        "${c} = 'three'",
        "${c} >= 6",
        "${c} + 1 = 2",
        "${c} = 2.5",
        "${nobody} = 'y'",
        "regex(${d}, '.*')",
        "true()",
        "",
    ],
)
def test_what_our_conditions_cannot_say_is_refused_and_never_guessed_at(expression: str) -> None:
    with pytest.raises(CannotSay):
        read_condition(expression, KNOWN.get)
