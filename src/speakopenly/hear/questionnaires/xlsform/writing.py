"""Write a questionnaire as an XLSForm workbook: sheets survey, choices, settings and, of our own, quotas.

Title, what people read first, and each use consent is asked for stand as the first rows, so that they are
met in every program. ``required`` is never written: see decision 0136.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

import xlsxwriter

from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Choice, Item, ItemKind
from speakopenly.hear.questionnaires.walking import Page, all_pages
from speakopenly.hear.questionnaires.xlsform import words
from speakopenly.hear.questionnaires.xlsform.expressions import write_condition

_TYPES: Final = {
    ItemKind.NOTE: "note",
    ItemKind.FREE_TEXT: "text",
    ItemKind.SINGLE_CHOICE: "select_one",
    ItemKind.MULTIPLE_CHOICE: "select_multiple",
    ItemKind.SCALE: "range",
    ItemKind.FILE: "file",
    ItemKind.VOICE_NOTE: "audio",
}
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
Row = dict[str, str]


def write_xlsform(questionnaire: Questionnaire) -> bytes:
    """Write the workbook; equal questionnaires give equal bytes, and ``read_xlsform`` gives it back."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"created": _MADE})
    for name, columns, rows in sheets_of(questionnaire):
        page = book.add_worksheet(name)
        page.freeze_panes(1, 0)
        for number, row in enumerate([dict(zip(columns, columns, strict=True)), *rows]):
            for place, column in enumerate(columns):
                if row.get(column):
                    page.write_string(number, place, row[column])
    book.close()
    return made.getvalue()


def sheets_of(asked: Questionnaire) -> Iterator[tuple[str, Sequence[str], list[Row]]]:
    """Each sheet of the form: its name, its columns and its rows."""
    labels = [_label(version) for version in asked.versions]
    hints = [_hint(version) for version in asked.versions]
    columns = ["type", "name", *labels, *hints]
    columns += ["relevant", "appearance", "parameters", "constraint", words.NEEDED]
    yield words.SURVEY, columns, list(_survey(asked))
    choices = list(_choices(asked))
    if choices:
        yield words.CHOICES, ["list_name", "name", *labels], choices
    yield words.SETTINGS, ["form_title", "form_id", "version", "default_language"], [_settings(asked)]
    if asked.quotas:
        rows = [
            {"name": q.name, "wanted": str(q.wanted), "counts_if": write_condition(q.counts_if)}
            for q in asked.quotas
        ]
        yield words.QUOTAS, ["name", "wanted", "counts_if"], rows


def _settings(asked: Questionnaire) -> Row:
    title = next((asked.title(version) for version in asked.versions if asked.title(version)), "")
    default = words.language_heading(asked.versions[0]) if asked.versions else ""
    return {
        "form_title": title or asked.name,
        "form_id": asked.name,
        "version": "1",
        "default_language": default,
    }


def _survey(asked: Questionnaire) -> Iterator[Row]:
    yield {"type": "note", "name": words.TITLE, **_labels((v, asked.title(v)) for v in asked.versions)}
    about = ((v, asked.consent_in(v).about) for v in asked.versions)
    yield {"type": "note", "name": words.CONSENT, **_labels(about)}
    for use in asked.uses:
        asks = ((v, asked.consent_in(v).asks.get(use, "")) for v in asked.versions)
        yield {"type": "acknowledge", "name": f"{words.USE}{use}", **_labels(asks)}
    for page in all_pages(asked):
        yield from _page(page, asked.versions)


def _page(page: Page, versions: Sequence[Version]) -> Iterator[Row]:
    together = len(page.items) > 1
    if together:
        yield {"type": "begin_group", "name": f"{words.PAGE}{page.number}", "appearance": "field-list"}
    for item in page.items:
        yield _item(item, versions)
    if together:
        yield {"type": "end_group"}


def _item(item: Item, versions: Sequence[Version]) -> Row:
    row = {"type": _TYPES[item.kind], "name": item.name}
    row |= _labels((version, item.text(version).label) for version in versions)
    row |= {_hint(version): item.text(version).hint for version in versions}
    if item.kind.has_choices:
        row["type"] += f" {item.name}"
    if item.kind is ItemKind.SCALE:
        row["parameters"] = f"start=1 end={item.points} step=1 tick_labelset={item.name}{words.ENDS}"
    if item.kind is ItemKind.FREE_TEXT:
        row["constraint"] = f"string-length(.) <= {item.longest}"
    if item.shown_if:
        row["relevant"] = write_condition(item.shown_if)
    if item.needed:
        row[words.NEEDED] = "yes"
    return row


def _choices(asked: Questionnaire) -> Iterator[Row]:
    for item in asked.items:
        if item.kind is ItemKind.SCALE:
            for choice in _ends(item):
                yield _choice(f"{item.name}{words.ENDS}", choice, asked.versions)
        for choice in item.choices:
            yield _choice(item.name, choice, asked.versions)


def _ends(item: Item) -> tuple[Choice, Choice]:
    """The two ends of a scale, as a form holds them: labels of its first and last point."""
    low = Choice("1", {version: text.low for version, text in item.texts.items()})
    high = Choice(str(item.points), {version: text.high for version, text in item.texts.items()})
    return low, high


def _choice(list_name: str, choice: Choice, versions: Sequence[Version]) -> Row:
    labels = _labels((version, choice.label(version)) for version in versions)
    return {"list_name": list_name, "name": choice.name, **labels}


def _labels(texts: Iterable[tuple[Version, str]]) -> Row:
    return {_label(version): text for version, text in texts}


def _label(version: Version) -> str:
    return f"label::{words.language_heading(version)}"


def _hint(version: Version) -> str:
    return f"hint::{words.language_heading(version)}"
