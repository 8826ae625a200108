"""Deeds on publications: ask for a second signature, sign, keep what was made."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import BadInput
from speakopenly.core.publications import Packs
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import Evidence, check_code, write_evidence
from speakopenly.understand.findings.numbers import UNREAD, is_somebody
from speakopenly.understand.findings.publication import EVIDENCE
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.checking import check_findings
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.publications import policies
from speakopenly.web.understand.findings.publications.models import (
    Pack,
    Publication,
    PublicationFile,
    PublicationState,
)
from speakopenly.web.understand.findings.words import changed_words


@transaction.atomic
def ask_for_signature(*, exercise: Exercise, by: Staff) -> Publication:
    """Freeze the evidence as it is now, for a second person to read and sign.

    Raises BadInput where a check fails or there is nothing to publish, NotAllowed where numbers may not move.
    """
    policies.check_can_ask(by, exercise)
    evidence = evidence_of(exercise)
    draft = Draft(evidence)
    checked = check_findings(draft, changed=changed_words(exercise, draft))
    if not checked.findings or not checked.is_well:
        raise BadInput("This cannot be signed yet.", do="Mend what the check found first.")
    policies.check_numbers_may_move(last_signed(exercise), people_in(evidence))
    publication = Publication.objects.create(
        service=by.service,
        exercise=exercise,
        edition=evidence.about.edition,
        slug=_free_address(exercise),
        title=evidence.about.title,
        day=evidence.about.day,
        check_code=check_code(evidence),
        asked_by=by.user,
    )
    _keep(publication, Pack.SEALED, EVIDENCE, write_evidence(evidence))
    audit.record("second signature asked for", publication, by=by.user, service=by.service)
    return publication


@transaction.atomic
def take_back(*, publication: Publication, by: Staff) -> None:
    """Throw a draft away, to go on writing."""
    policies.check_can_take_back(by, publication)
    audit.record("request for signature taken back", publication, by=by.user, service=by.service)
    publication.delete()


@transaction.atomic
def sign(*, publication: Publication, by: Staff) -> Job:
    """Sign what was frozen; the long work of making the documents begins."""
    from speakopenly.web.understand.findings.publications.job import make_publication

    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    policies.check_can_sign(by, publication)
    publication.state, publication.signed_by = PublicationState.SIGNED, by.user
    publication.signed_at, publication.day = timezone.now(), timezone.localdate()
    publication.job = jobs.enqueue(
        make_publication,
        service=by.service,
        by=by.user,
        key=f"publish-{publication.pk}",
        leads_to=reverse("understand:publication", args=[publication.exercise.slug, publication.edition]),
        publication_id=publication.pk,
    )
    publication.save()
    publication.previews.all().delete()
    audit.record("publication signed", publication, by=by.user, service=by.service)
    return publication.job


@transaction.atomic
def keep_packs(*, publication: Publication, evidence: Evidence, packs: Packs) -> None:
    """Store what was made, and open it to anyone. Called by the long work inside its own transaction."""
    policies.check_may_become(publication, PublicationState.PUBLISHED)
    publication.files.all().delete()
    for pack, files in ((Pack.PUBLIC, packs.public), (Pack.SEALED, packs.sealed)):
        for name, data in files.items():
            _keep(publication, pack, name, data)
    publication.check_code, publication.state = check_code(evidence), PublicationState.PUBLISHED
    publication.people = sorted(people_in(evidence))
    publication.save(update_fields=["check_code", "state", "people"])
    audit.record("report published", publication, by=publication.signed_by, service=publication.service)


def people_in(evidence: Evidence) -> frozenset[str]:
    """Everyone the numbers of this evidence rest on."""
    return frozenset(
        heard.person for heard in evidence.heard if heard.reason not in UNREAD and is_somebody(heard)
    )


def last_signed(exercise: Exercise) -> Publication | None:
    """The last edition somebody signed."""
    signed = Publication.objects.filter(exercise=exercise).exclude(state=PublicationState.DRAFT)
    return signed.order_by("-edition").first()


def _keep(publication: Publication, pack: Pack, name: str, data: bytes) -> None:
    PublicationFile.objects.create(
        service_id=publication.service_id,
        publication=publication,
        pack=pack,
        name=name,
        bytes=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _free_address(exercise: Exercise) -> str:
    """The address of the exercise, unless another service's report stands there."""
    known = Publication.objects.filter(exercise=exercise).first()
    if known is not None:
        return known.slug
    number, wanted = 1, exercise.slug
    while Publication.objects.filter(slug=wanted).exists():
        number += 1
        wanted = f"{exercise.slug}-{number}"
    return wanted
