"""Ask for a second signature, sign, take back, take down. What is signed is the very bytes that were read."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from speakopenly.change.reviews import Response
from speakopenly.change.reviews.publication import publish
from speakopenly.change.reviews.records import Invited, Record, Worked, check_code
from speakopenly.core.publications import Packs
from speakopenly.web.change.reviews import queries
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.reviews.publications import policies
from speakopenly.web.change.reviews.publications.models import EditionState, ReviewEdition, ReviewFile
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications.models import Pack

LONGEST_ADDRESS = 50


def ask_for_signature(*, review: Review, by: Staff) -> ReviewEdition:
    """Make the documents for a second person to read and sign. Raises NotAllowed."""
    policies.check_can_ask(by, review)
    record = record_of(review)
    packs = publish(record)  # before the transaction: it takes a second, in which others may write
    return _freeze(review, by, record, packs)


@transaction.atomic
def _freeze(review: Review, by: Staff, record: Record, packs: Packs) -> ReviewEdition:
    policies.check_can_ask(by, review)
    edition = ReviewEdition.objects.create(
        service=by.service, review=review, edition=record.edition, slug=_free_address(review),
        title=record.title, day=record.day, check_code=check_code(record), asked_by=by.user,
    )  # fmt: skip
    for pack, files in ((Pack.PUBLIC, packs.public), (Pack.SEALED, packs.sealed)):
        ReviewFile.objects.bulk_create(
            ReviewFile(
                service=by.service, edition=edition, pack=pack, name=name, bytes=data,
                sha256=hashlib.sha256(data).hexdigest(),
            )
            for name, data in files.items()
        )  # fmt: skip
    audit.record("second signature for a review asked for", edition, by=by.user, service=by.service)
    return edition


def record_of(review: Review) -> Record:
    """Everything that would be printed of this review now."""
    chosen = queries.response_of(review)
    last = review.editions.order_by("edition").last()
    return Record(
        title=review.title,
        service=review.service.name,
        number=review.number,
        edition=last.edition + 1 if last else 1,
        day=timezone.localdate(),
        response=Response(chosen.response),
        because=chosen.because,
        boxes={each.box: each.words for each in queries.boxes_of(review)},
        conditions=tuple(
            Worked(each.group, each.direction, each.words, tuple(words for _pin, words in each.pins if words))
            for each in queries.conditions_of(review)
        ),
        invited=tuple(Invited(each.role, each.support) for each in queries.invited_to(review)),
        salt=secrets.token_hex(16),
        exercise=review.exercise.title if review.exercise else "",
        is_demonstration=settings.DEMO,
    )


@transaction.atomic
def sign(*, edition: ReviewEdition, by: Staff) -> None:
    """Sign what was read: from now on it is open to anyone, byte for byte. Raises NotAllowed."""
    edition = ReviewEdition.objects.select_for_update().get(pk=edition.pk)
    policies.check_can_sign(by, edition)
    edition.state, edition.signed_by, edition.signed_at = EditionState.PUBLISHED, by.user, timezone.now()
    edition.save(update_fields=["state", "signed_by", "signed_at"])
    audit.record("review signed and published", edition, by=by.user, service=by.service)


@transaction.atomic
def take_back(*, edition: ReviewEdition, by: Staff) -> None:
    """Throw a draft away, to go on writing. Raises NotAllowed."""
    policies.check_can_take_back(by, edition)
    audit.record("request to sign a review taken back", edition, by=by.user, service=by.service)
    edition.delete()


def stop_quoting(edition: ReviewEdition) -> None:
    """Somebody it quotes took consent back: a draft is thrown away, a published edition comes down."""
    if edition.state == EditionState.DRAFT:
        edition.delete()
        return
    policies.check_may_become(edition, EditionState.TAKEN_DOWN)
    edition.files.all().delete()
    edition.state = EditionState.TAKEN_DOWN
    edition.save(update_fields=["state"])
    audit.record("review taken down", edition, by=None, service=edition.service)


def _free_address(review: Review) -> str:
    """The address of this review: of its earlier editions, else made from its title."""
    known = ReviewEdition.objects.filter(review=review).first()
    if known is not None:
        return known.slug
    stem = slugify(review.title)[:LONGEST_ADDRESS] or "review"
    number, wanted = 1, stem
    while ReviewEdition.objects.filter(slug=wanted).exists():
        number += 1
        wanted = f"{stem}-{number}"
    return wanted
