"""Shows the room for listening exercises on the Hear page and on Today, and listens to new reading keys."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.events import ReadingKeyMade
from speakopenly.web.hear.listening import daily as rounds
from speakopenly.web.hear.listening import policies, queries, waiting
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.hear.listening.tasks import seal_words_to_readers
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs import daily, wording
from speakopenly.web.looks import Seen, look
from speakopenly.web.people import events
from speakopenly.web.people.models import Service
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=_("Listening exercises"),
            purpose=_("Ask many people one question, and bring in what they said."),
            url_name="hear:exercises",
            can_enter=policies.can_enter,
        )
    )
    show_on_today("listening", waiting.files_that_wait)
    show_on_today("files not read", waiting.files_not_read)
    show_on_today("words in reach", waiting.words_in_reach)
    events.listen(ReadingKeyMade)(seal_what_waited)
    daily.register("listening", rounds.daily_round)
    look(words_in_reach)
    wording.BECAUSE[WordsLocked.__name__] = _(
        "Some of these words are sealed to readers. What was done is kept. Unlock your reading key, and ask "
        "for themes to be looked for again."
    )


def seal_what_waited(event: ReadingKeyMade) -> None:
    """Somebody has a key: let the words that only this machine could open be sealed to it."""
    if not queries.in_reach_of_the_machine(event.service_id).exists():
        return
    jobs.enqueue(
        seal_words_to_readers,
        service=Service.objects.get(pk=event.service_id),
        by=None,
        key=f"seal-words-{event.reading_key_id}",
    )


def words_in_reach() -> Seen:
    """Whether this machine can open words by itself that were read long ago."""
    number = queries.left_in_reach_of_the_machine().count()
    if not number:
        return Seen(
            "words", True, "What was read is sealed to readers; this machine does not open it by itself."
        )
    files = "1 file was" if number == 1 else f"{number} files were"
    return Seen(
        "words",
        False,
        f"{files} brought in, and this machine can still open the words by itself.",
        "Let a facilitator of that service make a reading key (Work door, Hear, Reading keys), and let its"
        " exercise be read: the words are then sealed to that key. docs/how-to/reading-keys.md",
    )
