"""What becomes of reports when somebody takes their words out."""

from __future__ import annotations

from collections.abc import Collection

from speakopenly.core.records import ContributionId
from speakopenly.understand.findings.evidence import read_evidence
from speakopenly.understand.findings.publication import EVIDENCE, HTML
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.understand.findings.publications.models import (
    Pack,
    Publication,
    PublicationFile,
    PublicationState,
)


def forget_in(exercise: Exercise, withdrawn: Collection[ContributionId]) -> int:
    """Remove the sealed evidence that holds these words, and take down editions that quote them.

    A draft is thrown away, to be asked for again. Gives how many sealed files were removed.
    """
    removed = 0
    for publication in Publication.objects.filter(exercise=exercise):
        sealed = publication.files.filter(pack=Pack.SEALED, name=EVIDENCE).first()
        if sealed is not None and _holds(sealed, withdrawn):
            removed += 1
            sealed.delete()
            if publication.state == PublicationState.DRAFT:
                publication.delete()
                continue
            if publication.state == PublicationState.SIGNED:
                _take_down(publication)
        if _is_quoted(publication, withdrawn):
            _take_down(publication)
    return removed


def _holds(sealed: PublicationFile, withdrawn: Collection[ContributionId]) -> bool:
    evidence = read_evidence(bytes(sealed.bytes))
    return any(heard.id in withdrawn and heard.text is not None for heard in evidence.heard)


def _is_quoted(publication: Publication, withdrawn: Collection[ContributionId]) -> bool:
    """Whether the page carries a passage of these contributions: it names the passage beside each quote."""
    page = publication.files.filter(pack=Pack.PUBLIC, name=HTML).first()
    return page is not None and any(f"{each}:".encode() in bytes(page.bytes) for each in withdrawn)


def _take_down(publication: Publication) -> None:
    publication.files.all().delete()
    publication.state = PublicationState.TAKEN_DOWN
    publication.save(update_fields=["state"])
    audit.record("report taken down", publication, by=None, service=publication.service)
