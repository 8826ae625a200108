"""The settings of a Word file: those that change how it looks stay; the rest tells of its history."""

from __future__ import annotations

from typing import Any, Final

from speakopenly.hear.attachments.records import Removed
from speakopenly.hear.attachments.word.names import W, remove, words

_LOOKS: Final = words(
    W,
    "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop"
    " defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps"
    " evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting characterSpacingControl footnotePr endnotePr"
    " compat themeFontLang clrSchemeMapping decimalSymbol listSeparator displayBackgroundShape",
)
_TOLD: Final = {
    f"{W}attachedTemplate": Removed.LINKS,
    f"{W}mailMerge": Removed.LINKS,
    f"{W}docVars": Removed.HIDDEN_TEXT,
}


def keep_what_shows(root: Any) -> set[Removed]:
    """Drop every setting that does not change how the pages look."""
    gone = [child for child in root if child.tag not in _LOOKS]
    for child in gone:
        remove(child)
    return {_TOLD[child.tag] for child in gone if child.tag in _TOLD}
