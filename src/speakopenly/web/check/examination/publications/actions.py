"""Ask for a second signature, sign, take back. What is signed is the very bytes that were read."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from speakopenly.check.examination import Examination as Record
from speakopenly.check.examination.publication import publish
from speakopenly.check.examination.records import check_code
from speakopenly.core.publications import Packs
from speakopenly.web.check.examination import standing
from speakopenly.web.check.examination.models import Examination
from speakopenly.web.check.examination.publications import policies
from speakopenly.web.check.examination.publications.models import (
    EditionState,
    ExaminationEdition,
    ExaminationFile,
)
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.publications.models import Pack

LONGEST_ADDRESS = 50


def ask_for_signature(*, examination: Examination, by: Staff) -> ExaminationEdition:
    """Make the documents for a second person to read and sign. Raises NotAllowed."""
    policies.check_can_ask(by, examination)
    record = standing.record_of(examination)
    packs = publish(record)  # before the transaction: it takes a second, in which others may write
    return _freeze(examination, by, record, packs)


@transaction.atomic
def _freeze(examination: Examination, by: Staff, record: Record, packs: Packs) -> ExaminationEdition:
    policies.check_can_ask(by, examination)
    edition = ExaminationEdition.objects.create(
        service=by.service, examination=examination, edition=record.edition,
        slug=_free_address(examination), title=record.title, day=record.day, check_code=check_code(record),
        asked_by=by.user,
    )  # fmt: skip
    ExaminationFile.objects.bulk_create(
        ExaminationFile(
            service=by.service, edition=edition, pack=Pack.PUBLIC, name=name, bytes=data,
            sha256=hashlib.sha256(data).hexdigest(),
        )
        for name, data in packs.public.items()
    )  # fmt: skip
    audit.record("second signature for an examination asked for", edition, by=by.user, service=by.service)
    return edition


@transaction.atomic
def sign(*, edition: ExaminationEdition, by: Staff) -> None:
    """Sign what was read: from now on it is open to anyone, byte for byte. Raises NotAllowed."""
    edition = ExaminationEdition.objects.select_for_update().get(pk=edition.pk)
    policies.check_can_sign(by, edition)
    edition.state, edition.signed_by, edition.signed_at = EditionState.PUBLISHED, by.user, timezone.now()
    edition.save(update_fields=["state", "signed_by", "signed_at"])
    audit.record("examination signed and published", edition, by=by.user, service=by.service)


@transaction.atomic
def take_back(*, edition: ExaminationEdition, by: Staff) -> None:
    """Throw a draft away, to go on writing. Raises NotAllowed."""
    policies.check_can_take_back(by, edition)
    audit.record("request to sign an examination taken back", edition, by=by.user, service=by.service)
    edition.delete()


def _free_address(examination: Examination) -> str:
    """The address of this examination: of its earlier editions, else made from its title."""
    known = ExaminationEdition.objects.filter(examination=examination).first()
    if known is not None:
        return known.slug
    stem = slugify(examination.title)[:LONGEST_ADDRESS] or "examination"
    number, wanted = 1, stem
    while ExaminationEdition.objects.filter(slug=wanted).exists():
        number += 1
        wanted = f"{stem}-{number}"
    return wanted
