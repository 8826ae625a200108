"""What becomes of reviews when somebody takes their words, or their consent to be quoted, back."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db import transaction

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.core.records import contribution_of
from speakopenly.web.change.reviews.models import PassagePinned
from speakopenly.web.change.reviews.publications import actions, queries
from speakopenly.web.change.reviews.publications.models import EditionState, ReviewEdition
from speakopenly.web.hear.events import EditionThatIsTouched, QuotesWithdrawn, WhatConsentTouches
from speakopenly.web.people import events
from speakopenly.web.sqlite.erasing import empty_the_log

ROOM = "reviews"


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    events.listen(WhatConsentTouches)(tell_what_it_touches)
    events.listen(QuotesWithdrawn)(stop_quoting)


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """Remove every pin of these contributions, and every edition that quotes them. Twice does no harm."""
    idents = {str(each) for each in wanted.contributions}
    pins = [pin.pk for pin in PassagePinned.objects.all() if _is_of(pin.passage, idents)]
    PassagePinned.objects.filter(pk__in=pins).delete()
    editions = list(_that_quote(idents))
    for edition in editions:
        actions.stop_quoting(edition)
    transaction.on_commit(empty_the_log)
    return ErasureRecord(ROOM, {"pins": len(pins), "editions": len(editions)})


def tell_what_it_touches(asked: WhatConsentTouches) -> None:
    """Add every edition of a review that quotes these words."""
    for edition in _that_quote(asked.contributions):
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


@transaction.atomic
def stop_quoting(told: QuotesWithdrawn) -> None:
    """No edition quotes these any more; their pins fall silent by themselves."""
    for edition in _that_quote(told.contributions):
        actions.stop_quoting(edition)
    transaction.on_commit(empty_the_log)


def _that_quote(idents: Collection[str]) -> Iterator[ReviewEdition]:
    standing = ReviewEdition.objects.exclude(state=EditionState.TAKEN_DOWN).select_related("review")
    for edition in list(standing):
        record = queries.record_in(edition)
        quoted = [each.passage for worked in record.conditions for each in worked.behind] if record else []
        if any(_is_of(each, idents) for each in quoted):
            yield edition


def _is_of(passage: str, idents: Collection[str]) -> bool:
    return contribution_of(passage) in idents  # type: ignore[arg-type]
