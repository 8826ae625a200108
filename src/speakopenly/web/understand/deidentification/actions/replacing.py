"""Take words out that the machine left, or put back what it should have left; and undo either."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand.deidentify.marks import where_stands
from speakopenly.understand.reading import read_contributions
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.coding.forgetting import strike_out
from speakopenly.web.understand.deidentification import policies
from speakopenly.web.understand.deidentification.models import LONGEST_INSTEAD, Replacement
from speakopenly.web.understand.exchange import actions as exports
from speakopenly.web.understand.reading.actions import count_again
from speakopenly.web.understand.reading.changing import Changed, replace_words
from speakopenly.web.understand.reading.events import WordsReplaced
from speakopenly.web.understand.reading.machines import forget_vectors
from speakopenly.web.understand.reading.models import Reading, Understanding
from speakopenly.web.understand.search import actions as search
from speakopenly.web.understand.themes.models import Theme

MOST_TEXTS = 300
"""Changed in one press. Where more hold the words, a name belongs on a list, and the texts are read anew."""


@transaction.atomic
def replace_in(*, reading: Reading, by: Staff, words: str, instead: str, takes_down: bool = False) -> int:
    """Put other words in the place of these, wherever they stand in one text. Gives in how many places.

    An edition that waits for its signature and holds the text is thrown away; a public one that prints the
    words comes down if ``takes_down``.

    Raises NotAllowed, or BadInput where they do not stand there, go over the end of a sentence, or where
    nothing or too much is to stand in their place.
    """
    policies.check_can_replace(by, reading)
    _check(words, instead)
    held = _held(reading)
    where = where_stands(held.text, words)
    if not where:
        raise BadInput(
            _("These words do not stand in the text."), do=_("Type them as they stand there, capitals too.")
        )
    for start, end in reversed(where):
        _replace(held, start, end, instead, by)
    events.tell(
        WordsReplaced(
            service_id=held.service_id,
            exercise_id=held.exercise_id,
            contributions=[held.ident],
            words=words,
            takes_down=takes_down,
        )
    )
    _follow(held.exercise, [words])
    return len(where)


@transaction.atomic
def replace_everywhere(
    *, exercise: Exercise, by: Staff, words: str, instead: str, takes_down: bool = False
) -> int:
    """The same in every text of an exercise. Gives in how many texts. Raises as ``replace_in`` does."""
    policies.check_can_draw(by, exercise)
    _check(words, instead)
    rows = Reading.objects.filter(exercise=exercise, text__contains=words).order_by("ident")
    whole = (row for row in rows.iterator() if where_stands(row.text, words, only_whole=True))
    found = list(islice(whole, MOST_TEXTS + 1))
    if len(found) > MOST_TEXTS:
        raise BadInput(
            _("More than %(most)s texts hold these words.") % {"most": MOST_TEXTS},
            do=_("Put the name on a list under Names we know, and bring the file in again."),
        )
    if not found:
        raise BadInput(_("These words stand in no text."), do=_("Type them as they stand, capitals too."))
    for reading in found:
        replace_in(reading=reading, by=by, words=words, instead=instead, takes_down=takes_down)
    return len(found)


@transaction.atomic
def undo(*, replacement: Replacement, by: Staff, unlocked: Unlocked | None) -> None:
    """Put the words back that the last replacement of a text took out, from what was said.

    Raises NotAllowed where what was said is no longer here or this person may not open it; BadInput where
    the machine would read it otherwise today; WordsLocked or SealBroken.
    """
    reading = _held(replacement.reading)
    policies.check_can_undo(by, replacement)
    done = list(Replacement.objects.filter(reading=reading).order_by("number"))
    first = _as_read_first(reading, unlocked)
    if first is None or _replayed(first, done) != reading.text:
        raise BadInput(
            _("These words cannot be put back."),
            do=_("What was said has gone, or the machine would read it otherwise today."),
        )
    before = _replayed(first, done[:-1])
    start, end = replacement.start, replacement.start + len(replacement.instead)
    changed = replace_words(reading, start, end, before[replacement.start : replacement.end])
    replacement.delete()
    _forget_what_stood_there(changed)
    audit.record("replaced words put back", reading, by=by.user, service=by.service)
    _follow(reading.exercise, [])


def _check(words: str, instead: str) -> None:
    if not words.strip() or words != words.strip():
        raise BadInput(_("No words were chosen."), do=_("Type the words as they stand in the text."))
    if not instead.strip() or len(instead) > LONGEST_INSTEAD or not instead.isprintable():
        raise BadInput(
            _("Nothing, or too much, is to stand in their place."), do=_("Choose or write a few words.")
        )
    if words.casefold() in instead.casefold():
        raise BadInput(_("The new words hold the old ones."), do=_("Write something that says less."))


def _held(reading: Reading) -> Reading:
    """The text as it stands now, while nobody else changes it or counts the exercise."""
    list(Understanding.objects.select_for_update().filter(exercise=reading.exercise_id).values("pk"))
    return Reading.objects.select_for_update().select_related("exercise").get(pk=reading.pk)


def _replace(reading: Reading, start: int, end: int, instead: str, by: Staff) -> None:
    changed = replace_words(reading, start, end, instead)
    Replacement.objects.create(
        service_id=reading.service_id,
        reading=reading,
        number=Replacement.objects.filter(reading=reading).count() + 1,
        start=start,
        end=end,
        instead=instead,
        by=by.user,
    )
    _forget_what_stood_there(changed)
    audit.record("words of a text replaced", reading, by=by.user, service=by.service)


def _forget_what_stood_there(changed: Changed) -> None:
    """No vector and no index remembers how the passage read before."""
    if changed.passage is not None:
        search.read_again(changed.passage)
        forget_vectors([changed.before])


def _follow(exercise: Exercise, gone: Iterable[str]) -> None:
    """What was made of the words before: keywords, codes that quote them, searches, files for somebody."""
    gone = list(gone)
    for theme in Theme.objects.filter(exercise=exercise) if gone else ():
        kept = [each for each in theme.keywords if not any(_holds(each, words) for words in gone)]
        if kept != theme.keywords:
            theme.keywords = kept
            theme.save(update_fields=["keywords"])
    strike_out(exercise, gone)
    search.forget_words(exercise, gone)
    exports.forget_in(exercise)
    count_again(exercise)
    transaction.on_commit(empty_the_log)


def _holds(text: str, words: str) -> bool:
    return bool(where_stands(text.casefold(), words.casefold(), only_whole=True))


def _as_read_first(reading: Reading, unlocked: Unlocked | None) -> str | None:
    """The text as the machine would give it today; None where what was said has gone."""
    others = set(hear.heard_idents(reading.exercise)) - {reading.ident}
    if not hear.opens_all(reading.exercise, unlocked):
        raise NotAllowed(_("What was said is sealed to readers. Unlock your key first."))
    said = list(hear.raw_contributions(reading.exercise, besides=others, unlocked=unlocked))
    if not said:
        return None
    (read,) = read_contributions(said, deidentifier=recogniser(reading.service_id))
    return read.text


def _replayed(text: str, done: list[Replacement]) -> str:
    for each in done:
        text = text[: each.start] + each.instead + text[each.end :]
    return text
