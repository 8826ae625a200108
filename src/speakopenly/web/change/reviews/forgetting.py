"""What becomes of reviews when somebody takes their words, or their consent to be quoted, back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial

from django.db import transaction

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.records import PassageId, contribution_of
from speakopenly.understand.deidentify.marks import where_stands
from speakopenly.web.change.reviews.models import PassagePinned
from speakopenly.web.change.reviews.publications import actions, queries
from speakopenly.web.change.reviews.publications.models import EditionState, ReviewEdition
from speakopenly.web.hear.events import EditionThatIsTouched, QuotesWithdrawn, WhatConsentTouches
from speakopenly.web.people import events
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.reading.events import PassagesRenamed, WordsReplaced
from speakopenly.web.understand.reading.models import Reading

ROOM = "reviews"


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    events.listen(WhatConsentTouches)(tell_what_it_touches)
    events.listen(QuotesWithdrawn)(stop_quoting)
    events.listen(PassagesRenamed)(follow)
    events.listen(WordsReplaced)(stop_printing)


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """Remove every pin of these contributions, and every edition that quotes them. Twice does no harm."""
    gone = partial(_is_gone, wanted.contributions)
    pins = [pin.pk for pin in PassagePinned.objects.all() if gone(pin.passage)]
    PassagePinned.objects.filter(pk__in=pins).delete()
    editions = list(_that_quote(gone))
    for edition in editions:
        actions.stop_quoting(edition)
    transaction.on_commit(empty_the_log)
    return ErasureRecord(ROOM, {"pins": len(pins), "editions": len(editions)})


def tell_what_it_touches(asked: WhatConsentTouches) -> None:
    """Add every edition of a review that quotes these words."""
    for edition in _that_quote(partial(_is_of, asked.contributions)):
        asked.editions.append(
            EditionThatIsTouched(
                address=edition.slug,
                edition=edition.edition,
                is_draft=edition.state == EditionState.DRAFT,
                quotes=True,
                goes=True,
                review=edition.review.number,
            )
        )


def follow(told: PassagesRenamed) -> None:
    """Pins stay with their passages, wherever these stand now."""
    pins = PassagePinned.objects.filter(service=told.service_id, passage__in=told.names)
    for pin in pins:
        pin.passage = told.names[pin.passage]
    PassagePinned.objects.bulk_update(pins, ["passage"])


@transaction.atomic
def stop_quoting(told: QuotesWithdrawn) -> None:
    """No edition quotes these any more; their pins fall silent by themselves."""
    for edition in _that_quote(partial(_is_of, told.contributions)):
        actions.stop_quoting(edition)
    transaction.on_commit(empty_the_log)


@transaction.atomic
def stop_printing(told: WordsReplaced) -> None:
    """A draft that quotes these words is thrown away; a published edition comes down where that is asked."""
    for edition in _that_quote(partial(_is_of, told.contributions)):
        quoted = "\n".join(each.text for each in queries.quotes_in(edition)).casefold()
        if where_stands(quoted, told.words.casefold(), only_whole=True) and (
            edition.state == EditionState.DRAFT or told.takes_down
        ):
            actions.stop_quoting(edition)
    transaction.on_commit(empty_the_log)


def _that_quote(is_meant: Callable[[str], bool]) -> Iterator[ReviewEdition]:
    standing = ReviewEdition.objects.exclude(state=EditionState.TAKEN_DOWN).select_related("review")
    for edition in list(standing):
        if any(is_meant(each.passage) for each in queries.quotes_in(edition)):
            yield edition


def _is_of(idents: Collection[str], passage: str) -> bool:
    return contribution_of(PassageId(passage)) in idents


def _is_gone(idents: Collection[str], passage: str) -> bool:
    """Of these contributions, or of a person whose readings an earlier room has forgotten just now."""
    still = Reading.objects.filter(ident=contribution_of(PassageId(passage)))
    return _is_of(idents, passage) or not still.exists()
