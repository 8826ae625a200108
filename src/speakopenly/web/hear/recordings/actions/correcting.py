"""Put a transcript right while listening, page by page; the audit trail says who checked one and when."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.transcripts import (
    Transcript,
    correct,
    is_corrected,
    mark_checked,
    name_speaker,
    say_who_speaks,
)
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.recordings import policies, safekeeping
from speakopenly.web.hear.recordings.actions.writing import sums
from speakopenly.web.hear.recordings.models import Recording, TranscriptPage
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

Said = Mapping[int, tuple[str, str]]
"""By the number of a cue on its page: its words, and who speaks."""


@transaction.atomic
def correct_page(
    *, page: TranscriptPage, by: Staff, unlocked: Unlocked, version: int, said: Said, is_checked: bool
) -> None:
    """Keep what was put right on one page; ``is_checked``: all of it was listened to.

    Raises BadInput for a cue without words; NotAllowed, also where somebody else has saved it meanwhile.
    """
    page = TranscriptPage.objects.select_for_update(of=("self",)).select_related(
        "recording__exercise", "recording__batch", "recording__case_key"
    ).get(pk=page.pk)  # fmt: skip
    policies.check_can_correct(by, page.recording)
    if page.version != version:
        raise NotAllowed(_("Somebody else has saved this page since you opened it. Look at it again."))
    transcript = _as_said(safekeeping.open_page(page, safekeeping.key_of(page.recording, unlocked)), said)
    if is_checked:
        transcript = mark_checked(transcript, range(1, len(transcript.cues) + 1))
        page.checked_by, page.checked_on = by.user, timezone.localdate()
        audit.record("transcript page checked while listening", page, by=by.user, service=by.service)
    _keep(page, transcript)


@transaction.atomic
def name_voices(*, recording: Recording, by: Staff, unlocked: Unlocked, called: Mapping[str, str]) -> None:
    """Say who the speakers of a transcript are, throughout: what a file called them is then kept nowhere.

    Raises NotAllowed.
    """
    policies.check_can_correct(by, recording)
    key = safekeeping.key_of(recording, unlocked)
    for page in TranscriptPage.objects.select_for_update().filter(recording=recording):
        page.recording = recording
        transcript = safekeeping.open_page(page, key)
        for old, new in called.items():
            transcript = name_speaker(transcript, old, new)
        _keep(page, transcript)
    audit.record("voices named", recording, by=by.user, service=by.service)


def _as_said(transcript: Transcript, said: Said) -> Transcript:
    for number, (words, speaker) in said.items():
        cue = transcript.cues[number - 1]
        if " ".join(words.split()) != cue.text:
            transcript = correct(transcript, number, words)
        if speaker != cue.speaker:
            transcript = say_who_speaks(transcript, [number], speaker)
    return transcript


def _keep(page: TranscriptPage, transcript: Transcript) -> None:
    page.sealed = safekeeping.seal_page(page.recording, page.number, transcript.cues)
    page.version += 1
    for name, number in sums(transcript.cues, page.recording).items():
        setattr(page, name, number)
    if not is_corrected(transcript):
        page.checked_by, page.checked_on = None, None
    page.save()
    transaction.on_commit(empty_the_log)
