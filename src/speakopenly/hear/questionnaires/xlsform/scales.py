"""A ``range`` of a form: its points, and the words at its ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.records import ItemText
from speakopenly.hear.questionnaires.xlsform.expressions import CannotSay
from speakopenly.hear.questionnaires.xlsform.lists import ChoiceList

_SETTING: Final = re.compile(r"(?<![\w-])([\w-]+)\s*+=\s*+([^\s,;]+)")
_WHOLE: Final = re.compile(r"(-?[0-9]{1,6})(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class Range:
    """The form's numbers for the first and last point, and the list that holds the words at the ends."""

    start: int
    end: int
    ends: str

    @property
    def points(self) -> int:
        """How many points there are, one apart."""
        return self.end - self.start + 1


def read_range(parameters: str) -> Range:
    """Read "start=1 end=5 step=1"; what is not given is as XLSForm has it (1, 10, 1).

    Raises:
        CannotSay: its points are not whole numbers one apart.
    """
    settings = dict(_SETTING.findall(parameters))
    start, end, step = (_whole(settings.get(word), usual) for word, usual in _USUAL)
    if step != 1:
        raise CannotSay("its points are not whole numbers one apart")
    return Range(start, end, settings.get("tick_labelset", ""))


def with_ends(
    texts: Mapping[Version, ItemText], ends: ChoiceList, found: Range, versions: Iterable[Version]
) -> dict[Version, ItemText]:
    """The words of an item with those at the ends of its scale, which a form keeps as choices."""
    labels = {choice.name: choice for choice in ends.choices}
    low = labels.get(ends.names.get(str(found.start), ""))
    high = labels.get(ends.names.get(str(found.end), ""))
    return {
        version: replace(
            texts.get(version, ItemText()),
            low=low.label(version) if low else "",
            high=high.label(version) if high else "",
        )
        for version in versions
    }


_USUAL: Final = (("start", 1), ("end", 10), ("step", 1))


def _whole(text: str | None, usual: int) -> int:
    """A whole number, also one written 5.0; the usual one where none is given."""
    if text is None:
        return usual
    match = _WHOLE.fullmatch(text)
    if match is None:
        raise CannotSay("its points are not whole numbers one apart")
    return int(match[1])
