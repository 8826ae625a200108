"""The lists of choices of a form, under lawful names of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.names import Version, check_choice_name, name_from
from speakopenly.hear.questionnaires.records import Choice
from speakopenly.hear.questionnaires.xlsform.notes import Note
from speakopenly.hear.questionnaires.xlsform.sheets import ReadSheet, SheetRow

_KNOWN = ("list_name", "list name", "name", "value")


@dataclass(slots=True)
class ChoiceList:
    """One list: its choices, and our name for each name of the form."""

    choices: list[Choice] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def read_lists(sheet: ReadSheet, notes: list[Note]) -> dict[str, ChoiceList]:
    """Read every list of the sheet ``choices``; what is changed or left out is added to ``notes``."""
    lists: dict[str, ChoiceList] = {}
    labels = sheet.versions("label")
    used = {*labels.values(), *_KNOWN}
    _note_columns(sheet, used, notes)
    for row in sheet.rows:
        list_name = row.get("list_name") or row.get("list name")
        name = row.get("name") or row.get("value")
        if not list_name or not name:
            notes.append(Note(sheet.name, row.number, "was left out: it names no list or no choice."))
            continue
        _add(lists.setdefault(list_name, ChoiceList()), name, row, labels, notes, sheet.name)
    return lists


def _add(
    kept: ChoiceList, name: str, row: SheetRow, labels: dict[Version, str], notes: list[Note], sheet: str
) -> None:
    if name in kept.names:
        notes.append(Note(sheet, row.number, "was left out: its list already has a choice of this name."))
        return
    ours = _own_name(name, set(kept.names.values()))
    try:
        choice = Choice(ours, {version: row.get(column) for version, column in labels.items()})
    except BadInput as error:
        notes.append(Note(sheet, row.number, f"was left out: {error.problem}"))
        return
    if ours != name:
        notes.append(Note(sheet, row.number, f"The choice is named {ours} here."))
    kept.names[name] = ours
    kept.choices.append(choice)


def _own_name(name: str, taken: set[str]) -> str:
    try:
        check_choice_name(name, of="a list")
    except BadInput:
        return name_from(name, taken=taken, choice=True)
    return name if name not in taken else name_from(name, taken=taken, choice=True)


def _note_columns(sheet: ReadSheet, used: set[str], notes: list[Note]) -> None:
    for column in _not_used(sheet, used):
        notes.append(Note(sheet.name, None, f"The column {column[:60]!r} was left out."))


def _not_used(sheet: ReadSheet, used: set[str]) -> Iterator[str]:
    for column in sheet.columns:
        if column not in used and any(row.get(column) for row in sheet.rows):
            yield column
