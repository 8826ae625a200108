"""The rows of the sheet ``survey``, one after the other, as items of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.conditions import AllOf, Condition, looks_in
from speakopenly.hear.questionnaires.names import Version, check_name, name_from
from speakopenly.hear.questionnaires.questionnaire import MOST_ON_A_PAGE
from speakopenly.hear.questionnaires.records import ConsentText, Item, ItemKind, ItemText, Use
from speakopenly.hear.questionnaires.xlsform import words
from speakopenly.hear.questionnaires.xlsform.expressions import CannotSay, Known, read_condition
from speakopenly.hear.questionnaires.xlsform.lists import ChoiceList
from speakopenly.hear.questionnaires.xlsform.notes import Note
from speakopenly.hear.questionnaires.xlsform.scales import read_range, with_ends
from speakopenly.hear.questionnaires.xlsform.sheets import ReadSheet, SheetRow
from speakopenly.hear.speaking.text import LONGEST

_READ: Final = frozenset(
    {"type", "name", "relevant", "appearance", "parameters", "constraint", "required", words.NEEDED}
)
_YES: Final = frozenset({"yes", "true", "true()", "1"})
_LENGTH: Final = re.compile(r"string-length\(\s*\.\s*\)\s*(<=|<)\s*(\d{1,6})")


@dataclass(slots=True)
class _Group:
    """A group that is open: whether it is one page, when it is shown, and whether it is left out."""

    together: bool
    shown_if: Condition | None
    left_out: bool
    began: bool = False


class Survey:
    """The sheet being read. ``items``, ``uses`` and ``titles`` fill as it goes; so do the notes."""

    def __init__(self, sheet: ReadSheet, lists: Mapping[str, ChoiceList], notes: list[Note]) -> None:
        self.items: list[Item] = []
        self.known: dict[str, Known] = {}
        self.uses: list[Use] = []
        self.titles: dict[Version, str] = {}
        self.has_title_row = False
        self._sheet, self._lists, self._notes = sheet, lists, notes
        self._labels, self._hints = sheet.versions("label"), sheet.versions("hint")
        self._about: dict[Version, str] = {}
        self._asks: dict[Use, dict[Version, str]] = {}
        self._groups: list[_Group] = []
        self._on_page = 0

    @property
    def versions(self) -> tuple[Version, ...]:
        """Every version that has a column of its own, in the order of the columns."""
        return tuple(dict.fromkeys([*self._labels, *self._hints]))

    def consent(self) -> dict[Version, ConsentText]:
        """What people read first, where the form has it."""
        return {
            version: ConsentText(
                self._about.get(version, ""),
                {use: asked[version] for use, asked in self._asks.items() if version in asked},
            )
            for version in self.versions
        }

    def read(self) -> None:
        """Read all rows."""
        for column in self._sheet.columns:
            used = column in _READ or column in self._labels.values() or column in self._hints.values()
            if not used and any(row.get(column) for row in self._sheet.rows):
                self._note(None, f"The column {column[:60]!r} was left out.")
        for row in self._sheet.rows:
            self._row(row)

    def _row(self, row: SheetRow) -> None:
        kind, _, rest = words.tidy_type(row.get("type")).partition(" ")
        name = row.get("name")
        if kind.startswith("begin_"):
            self._groups.append(self._group(kind, row))
        elif kind.startswith("end_"):
            if self._groups:
                self._groups.pop()
        elif any(group.left_out for group in self._groups):
            self._note(row, "was left out: it stands in a repeat.")
        elif name in (words.TITLE, words.CONSENT) or name.startswith(words.USE):
            self._frame(name, row)
        elif kind not in words.KINDS:
            self._note(row, f"was left out: the type {kind[:30]!r} is not one we ask.")
        else:
            self._question(kind, rest.strip(), row)

    def _group(self, kind: str, row: SheetRow) -> _Group:
        if kind != "begin_group":
            self._note(row, "was left out: questions are not repeated here.")
            return _Group(together=False, shown_if=None, left_out=True)
        if any(row.get(column) for column in self._labels.values()):
            self._note(row, "The heading of the group was left out.")
        together = "field-list" in row.get("appearance").split()
        return _Group(together, self._condition(row), left_out=False)

    def _frame(self, name: str, row: SheetRow) -> None:
        """A row that we wrote ourselves: the title, what people read first, or a use."""
        texts = self._texts(row, self._labels)
        if name == words.TITLE:
            self.titles, self.has_title_row = texts, True
        elif name == words.CONSENT:
            self._about = texts
        else:
            try:
                use = Use(name.removeprefix(words.USE))
            except ValueError:
                self._note(row, "was left out: there is no such use.")
                return
            self.uses.append(use)
            self._asks[use] = texts

    def _question(self, kind: str, rest: str, row: SheetRow) -> None:
        ours = self._own_name(row)
        try:
            item = self._item(words.KINDS[kind], ours, rest, row)
        except (BadInput, CannotSay) as why:
            problem = why.problem if isinstance(why, BadInput) else f"{why}."
            self._note(row, f"was left out: {problem}")
            return
        if kind in ("image", "photo", "video"):
            self._note(row, "A picture or film is asked for as a file here.")
        if rest.endswith(" or_other"):
            self._note(row, 'The choice "other" with its own box was left out.')
        if any("${" in text.label + text.hint for text in item.texts.values()):
            self._note(row, "Its words name another answer with ${...}; they are shown just so.")
        self.items.append(self._placed(item))
        self.known[row.get("name") or ours] = self._to_be_known(item, rest, row)

    def _item(self, kind: ItemKind, name: str, rest: str, row: SheetRow) -> Item:
        fields: dict[str, Any] = {"texts": self._item_texts(row), "shown_if": self._shown_if(row)}
        needs = row.get("required").lower() in _YES or row.get(words.NEEDED).lower() in _YES
        fields["needed"] = needs and kind.asks
        if kind.has_choices:
            fields["choices"] = tuple(self._list(rest).choices)
        if kind is ItemKind.SCALE:
            fields |= self._scale(row)
        if row.get("constraint"):
            fields |= self._constraint(kind, row)
        return Item(name, kind, **fields)

    def _placed(self, item: Item) -> Item:
        """Put it on the page of the item before it where its group says so and our rules allow."""
        group = self._groups[-1] if self._groups else None
        together = bool(group and group.together and group.began)
        if group:
            group.began = True
        page = {known.name for known in self.items[len(self.items) - self._on_page :]}
        looks_here = any(test.item in page for test in looks_in(item.shown_if))
        if together and (looks_here or self._on_page >= MOST_ON_A_PAGE):
            self._notes.append(Note(self._sheet.name, None, f"{item.name} begins a page of its own here."))
            together = False
        self._on_page = self._on_page + 1 if together else 1
        return replace(item, same_page=together)

    def _own_name(self, row: SheetRow) -> str:
        taken = {item.name for item in self.items}
        name = row.get("name")
        try:
            check_name(name, of="an item")
        except BadInput:
            name = ""
        if name and name not in taken:
            return name
        made = name_from(row.get("name"), taken=taken)
        self._note(row, f"The item is named {made} here.")
        return made

    def _list(self, rest: str) -> ChoiceList:
        found = self._lists.get(rest.removesuffix(" or_other").strip())
        if found is None:
            raise CannotSay("its list of choices is not there")
        return found

    def _scale(self, row: SheetRow) -> dict[str, Any]:
        found = read_range(row.get("parameters"))
        if found.start != 1:
            self._note(
                row, f"The scale from {found.start} to {found.end} is one from 1 to {found.points} here."
            )
        fields: dict[str, Any] = {"points": found.points}
        ends = self._lists.get(found.ends)
        if ends:
            fields["texts"] = with_ends(self._item_texts(row), ends, found, self.versions)
        return fields

    def _constraint(self, kind: ItemKind, row: SheetRow) -> dict[str, Any]:
        length = _LENGTH.fullmatch(row.get("constraint"))
        if kind is not ItemKind.FREE_TEXT or length is None:
            self._note(row, "The constraint was left out: only the length of a text can be bounded here.")
            return {}
        longest = int(length[2]) - (length[1] == "<")
        if not 1 <= longest <= LONGEST:
            self._note(row, f"The length was left out: it can be 1 to {LONGEST:,} characters.")
            return {}
        return {"longest": longest}

    def _shown_if(self, row: SheetRow) -> Condition | None:
        own = self._condition(row)
        parts = [group.shown_if for group in self._groups if group.shown_if] + ([own] if own else [])
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts)) if parts else None

    def _condition(self, row: SheetRow) -> Condition | None:
        text = row.get("relevant")
        if not text:
            return None
        try:
            return read_condition(text, self.known.get)
        except CannotSay as why:
            self._note(row, f"The condition was left out, so this is shown to everybody: {why}.")
            return None

    def _to_be_known(self, item: Item, rest: str, row: SheetRow) -> Known:
        start = read_range(row.get("parameters")).start if item.kind is ItemKind.SCALE else 1
        names = self._list(rest).names if item.kind.has_choices else {}
        return Known(item, names, start)

    def _item_texts(self, row: SheetRow) -> dict[Version, ItemText]:
        labels, hints = self._texts(row, self._labels), self._texts(row, self._hints)
        return {
            version: ItemText(labels.get(version, ""), hints.get(version, "")) for version in self.versions
        }

    def _texts(self, row: SheetRow, columns: Mapping[Version, str]) -> dict[Version, str]:
        return {version: row.get(column) for version, column in columns.items() if row.get(column)}

    def _note(self, row: SheetRow | None, said: str) -> None:
        self._notes.append(Note(self._sheet.name, row.number if row else None, said))
