"""Opens this room: on the Understand page and Today, before reports are signed, when words are taken out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.core import erasure
from speakopenly.web.hear.events import QuotesWithdrawn
from speakopenly.web.hear.listening.queries import exercise_by_id
from speakopenly.web.jobs import daily
from speakopenly.web.people import events
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today
from speakopenly.web.understand.findings.events import MayBePublished, WhatWasSaidOfTheDraft
from speakopenly.web.understand.member_checks import keeping, policies, printing, queries
from speakopenly.web.understand.member_checks.actions import commenting, crediting
from speakopenly.web.understand.reading.events import WordsReplaced


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.UNDERSTAND,
            name=_("Drafts that go back"),
            purpose=_(
                "Ask those who took part whether a draft says what they meant, before it is published."
            ),
            url_name="understand:member-checks",
            can_enter=policies.can_enter,
        )
    )
    show_on_today("drafts that went back", queries.what_waits_for)
    events.listen(MayBePublished)(refuse_what_waits)
    events.listen(WhatWasSaidOfTheDraft)(tell_what_was_said)
    events.listen(QuotesWithdrawn)(keeping.stop_quoting)
    events.listen(WordsReplaced)(keeping.stop_printing)
    erasure.register(keeping.ROOM, keeping.forget)
    commenting.register_kinds()
    crediting.register_kinds()
    daily.register("member checks", keeping.daily_round)


def refuse_what_waits(asked: MayBePublished) -> None:
    """Raise NotAllowed where the draft has not gone back, or something said of it waits."""
    policies.check_may_be_published(exercise_by_id(asked.service_id, asked.exercise_id))


def tell_what_was_said(asked: WhatWasSaidOfTheDraft) -> None:
    """Add what the next edition prints."""
    check = printing.member_check_of(exercise_by_id(asked.service_id, asked.exercise_id))
    if check is not None:
        asked.found.append(check)
