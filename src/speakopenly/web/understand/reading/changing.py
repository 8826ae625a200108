"""Replace a stretch of a reading: its passages keep their rows, and move with their words.

So codings, themes and whatever else points to a passage stay with it. Its id says where it stands, so that
changes; whoever keeps ids is told.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.records import ContributionId, Place, make_passage
from speakopenly.web.people import events
from speakopenly.web.understand.reading.events import PassagesRenamed
from speakopenly.web.understand.reading.models import Passage, Reading


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a reading: the words that went, and the passage they stood in with its words until now.

    ``passage`` is None where they stood in none.
    """

    gone: str
    passage: Passage | None
    before: str


def replace_words(reading: Reading, start: int, end: int, instead: str) -> Changed:
    """Put other words in the place of ``text[start:end]``, code points; both are saved.

    The caller holds a transaction and the row. Raises BadInput where the stretch is empty, goes over the edge
    of a passage, or would leave a passage without words.
    """
    text = reading.text
    passages = list(reading.passages.order_by("start"))
    within = _passage_of(passages, text, start, end, instead)
    changed = Changed(text[start:end], within, "" if within is None else text[within.start : within.end])
    delta = len(instead) - (end - start)
    reading.text = text[:start] + instead + text[end:]
    places = [replace(Place(*each), start=_moved(each[0], end, delta)) for each in reading.places]
    reading.places = [astuple(each) for each in places]
    reading.save(update_fields=["text", "places"])
    _move(reading, passages, within, end, delta)
    return changed


def _passage_of(passages: list[Passage], text: str, start: int, end: int, instead: str) -> Passage | None:
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise BadInput(_("No words were chosen."), do=_("Type the words as they stand in the text."))
    touched = [each for each in passages if each.start < end and start < each.end]
    if not touched:
        return None
    if len(touched) > 1 or not (touched[0].start <= start and end <= touched[0].end):
        raise BadInput(
            _("These words go over the end of a sentence."), do=_("Replace them sentence by sentence.")
        )
    if not instead.strip():
        raise BadInput(_("There are no words to put in their place."), do=_("Choose or write some."))
    return touched[0]


def _moved(position: int, end: int, delta: int) -> int:
    return position + delta if position >= end else position


def _move(reading: Reading, passages: list[Passage], within: Passage | None, end: int, delta: int) -> None:
    """Give each passage its new place, id and check sum. Ids change in two steps, as old and new may meet."""
    names: dict[str, str] = {}
    for passage in passages:
        is_within = within is not None and passage.pk == within.pk
        start = passage.start if is_within else _moved(passage.start, end, delta)
        stop = passage.end + delta if is_within else _moved(passage.end, end, delta)
        made = make_passage(ContributionId(reading.ident), reading.text, start, stop)
        if made.id != passage.ident:
            names[passage.ident] = made.id
        passage.start, passage.end, passage.sha256 = start, stop, made.sha256
        passage.ident = passage.pk.hex
    Passage.objects.bulk_update(passages, ["start", "end", "sha256", "ident"])
    for passage in passages:
        passage.ident = f"{reading.ident}:{passage.start}-{passage.end}"
    Passage.objects.bulk_update(passages, ["ident"])
    if names:
        events.tell(PassagesRenamed(reading.service_id, reading.exercise_id, names))
