"""Which report is put together, and whether it is still the one that would be."""

from __future__ import annotations

import hashlib
from datetime import date

from speakopenly import __version__
from speakopenly.understand.findings.evidence import Evidence, write_evidence
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.evidence import evidence_of, evidence_without_words
from speakopenly.web.understand.findings.previews.models import Preview
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.findings.publications.queries import frozen_evidence
from speakopenly.web.understand.reading.models import Understanding

ANY_DAY = date.min
"""A report says the day it was put together. The next day it is still the same report."""


def preview_of(exercise: Exercise, draft: Publication | None = None) -> Preview | None:
    """What was put together last, or is being put together: of the draft, or of the exercise as it stands."""
    return Preview.objects.filter(exercise=exercise, publication=draft).select_related("job").first()


def mark_of(exercise: Exercise, draft: Publication | None = None) -> str:
    """What a report would be put together from now, as a fingerprint: another one where anything changed.

    Words of speakers and where they stand are told by the version of the exercise, so none is read for it.
    A draft is frozen: its check code is the fingerprint of all its evidence.
    """
    told = draft.check_code.encode() if draft is not None else _as_it_stands(exercise)
    return hashlib.sha256(f"{__version__}\n".encode() + told).hexdigest()


def evidence_behind(preview: Preview) -> Evidence | None:
    """Everything the report rests on; None where what was frozen is not there any more."""
    if preview.publication is not None:
        return frozen_evidence(preview.publication)
    return evidence_of(preview.exercise)


def _as_it_stands(exercise: Exercise) -> bytes:
    versions = Understanding.objects.filter(exercise=exercise).values_list("version", flat=True)
    rest = write_evidence(evidence_without_words(exercise, day=ANY_DAY))
    return f"{list(versions)}\n".encode() + rest
