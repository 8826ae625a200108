"""What a person may see of recordings. Words and sound come only with an open key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.http import Http404

from speakopenly.hear.transcripts import Transcript
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.recordings import safekeeping
from speakopenly.web.hear.recordings.models import Recording, TranscriptPage


@dataclass(frozen=True, slots=True)
class HowFar:
    """How much of a transcript was listened to, and of how much of it nobody has said who speaks."""

    cues: int = 0
    looked_at: int = 0
    nobodys: int = 0
    pages: int = 0

    @property
    def is_checked(self) -> bool:
        """Whether somebody listened to all of it: only then may its words be quoted."""
        return bool(self.cues) and self.looked_at == self.cues


def recordings_of(exercise: Exercise) -> QuerySet[Recording]:
    """The recordings of an exercise, newest first."""
    return Recording.objects.filter(exercise=exercise).select_related(
        "exercise", "batch", "case_key", "job"
    ).defer("batch__sealed_file")  # fmt: skip


def recording_for(exercise: Exercise, recording_id: UUID) -> Recording:
    """One recording of an exercise. Raises Http404 for any other."""
    found = recordings_of(exercise).filter(pk=recording_id).first()
    if found is None:
        raise Http404
    return found


def page_for(recording: Recording, number: int) -> TranscriptPage:
    """One page of a transcript. Raises Http404 where there is none."""
    page = TranscriptPage.objects.filter(recording=recording, number=number).first()
    if page is None:
        raise Http404
    page.recording = recording
    return page


def how_far(recording: Recording) -> HowFar:
    """The sums over all pages; no word is opened for them."""
    sums = TranscriptPage.objects.filter(recording=recording).aggregate(
        cues=Sum("cues", default=0),
        looked_at=Sum("looked_at", default=0),
        nobodys=Sum("nobodys", default=0),
        pages=Count("pk"),
    )
    return HowFar(**sums)


def pages_of(recording: Recording) -> QuerySet[TranscriptPage]:
    """The pages of a transcript, in order, without what is sealed in them."""
    return TranscriptPage.objects.filter(recording=recording).select_related("checked_by").defer("sealed")


def transcript_of(recording: Recording, unlocked: Unlocked) -> Transcript:
    """All of a transcript, in memory. Raises WordsLocked, NotAllowed or SealBroken."""
    key = safekeeping.key_of(recording, unlocked)
    pages = TranscriptPage.objects.filter(recording=recording)
    return Transcript(
        tuple(cue for page in _with(recording, pages) for cue in safekeeping.open_page(page, key).cues)
    )


def _with(recording: Recording, pages: Iterable[TranscriptPage]) -> Iterable[TranscriptPage]:
    for page in pages:
        page.recording = recording
        yield page
