"""Who may keep, hear, correct and destroy a recording. Guards come in pairs."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.listening import may_be_played
from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening import policies as listening
from speakopenly.web.hear.listening.models import SETTLED, Exercise
from speakopenly.web.hear.recordings.models import Recording, RecordingState
from speakopenly.web.people import events
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff

MAY_SEE = listening.MAY_SEE
MAY_HEAR = listening.MAY_BRING_IN

MAY_BECOME: Mapping[RecordingState, frozenset[RecordingState]] = {
    RecordingState.ANNOUNCED: frozenset({RecordingState.KEPT, RecordingState.DESTROYED}),
    RecordingState.KEPT: frozenset(
        {RecordingState.WRITING_DOWN, RecordingState.WRITTEN, RecordingState.DESTROYED}
    ),
    RecordingState.WRITING_DOWN: frozenset(
        {RecordingState.WRITING_DOWN, RecordingState.WRITTEN, RecordingState.DESTROYED}
    ),
    RecordingState.WRITTEN: frozenset({RecordingState.WRITTEN, RecordingState.DESTROYED}),
    RecordingState.DESTROYED: frozenset(),
}
"""Writing down to itself is for work that was stopped and is asked for again; it goes on where it was."""


def check_can_see(by: Staff) -> None:
    """Raise NotAllowed unless this person may see which recordings there are; that lets nobody hear one."""
    people.check_has_role(by, *MAY_SEE)


def check_can_announce(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless a recording may be added now, and somebody has a key to hear it with."""
    listening.check_can_upload(by, exercise)
    if not case_keys.holders(exercise.service_id, CaseKind.IMPORT):
        raise NotAllowed(_("Make a reading key first: a recording opens for nobody without one."))


def can_announce(by: Staff, exercise: Exercise) -> bool:
    """Whether the button to add a recording may be shown."""
    return people.allows(check_can_announce, by, exercise)


def check_can_upload(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless the file of this recording is still to come."""
    check_can_announce(by, recording.exercise)
    check_lawful(recording, RecordingState.KEPT)


def can_upload(by: Staff, recording: Recording) -> bool:
    """Whether the form for the file may be shown."""
    return people.allows(check_can_upload, by, recording)


def check_can_hear(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless this person may listen to it, to correct: a facilitator, with an open key.

    That the key is open and fits is seen where the recording is opened (``safekeeping.key_of``).
    """
    listening.check_can_change(by, recording.exercise)
    if recording.case_key is None:
        raise NotAllowed(_("There is nothing to listen to: no file has come, or it was destroyed."))


def can_hear(by: Staff, recording: Recording) -> bool:
    """Whether the player may be shown."""
    return people.allows(check_can_hear, by, recording)


def check_can_take_out(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless voices and faces may leave this place: all who speak agreed to be shown."""
    check_can_hear(by, recording)
    if not may_be_played(consents.unpacked(recording.consent)):
        raise NotAllowed(_("Not everybody who speaks here agreed that their voice or face is shown."))


def can_take_out(by: Staff, recording: Recording) -> bool:
    """Whether the way to take the recording out may be shown."""
    return people.allows(check_can_take_out, by, recording)


def check_can_bring_transcript(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless a transcript may be put beside it, or another in its place."""
    check_can_hear(by, recording)
    _check_not_brought_in(recording)
    if _is_at_work(recording):
        raise NotAllowed(_("This recording is being written down now. Stop that work first."))
    check_lawful(recording, RecordingState.WRITTEN)


def can_bring_transcript(by: Staff, recording: Recording) -> bool:
    """Whether the way to bring a transcript may be shown."""
    return people.allows(check_can_bring_transcript, by, recording)


def check_can_write_down(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless this machine may begin to write it down, or go on where it stopped."""
    check_can_hear(by, recording)
    if _is_at_work(recording):
        raise NotAllowed(_("This recording is being written down now."))
    check_lawful(recording, RecordingState.WRITING_DOWN)


def can_write_down(by: Staff, recording: Recording) -> bool:
    """Whether the button to write it down may be shown."""
    return people.allows(check_can_write_down, by, recording)


def check_can_read(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless this person may read the transcript; the key is seen to where it is opened."""
    check_can_hear(by, recording)
    if recording.state != RecordingState.WRITTEN:
        raise NotAllowed(_("This recording has no transcript yet."))


def check_can_correct(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless the transcript may be corrected: not once it is brought in."""
    check_can_read(by, recording)
    _check_not_brought_in(recording)


def can_correct(by: Staff, recording: Recording) -> bool:
    """Whether the transcript is shown to be corrected."""
    return people.allows(check_can_correct, by, recording)


def check_can_bring_in(by: Staff, recording: Recording) -> None:
    """Raise NotAllowed unless its words may become contributions now."""
    check_can_correct(by, recording)
    listening.check_can_upload(by, recording.exercise)


def can_bring_in(by: Staff, recording: Recording) -> bool:
    """Whether the button to bring its words in may be shown."""
    return people.allows(check_can_bring_in, by, recording)


def check_can_destroy(by: Staff | None, recording: Recording) -> None:
    """Raise NotAllowed unless it may be destroyed now; None stands for the dates of the plan."""
    if by is not None:
        listening.check_can_change(by, recording.exercise)
    check_lawful(recording, RecordingState.DESTROYED)
    asked = MayBeErased(recording.service_id)
    events.tell(asked)
    if asked.holds:
        raise NotAllowed(
            _("A legal hold is on everything of this service. Nothing is destroyed until it ends.")
        )


def can_destroy(by: Staff | None, recording: Recording) -> bool:
    """Whether it may be destroyed now."""
    return people.allows(check_can_destroy, by, recording)


def check_lawful(recording: Recording, to: RecordingState) -> None:
    """Raise NotAllowed unless a recording may go from its state to this one."""
    if to not in MAY_BECOME[RecordingState(recording.state)]:
        raise NotAllowed(
            _("This recording cannot be changed so any more. It stands at: %(state)s.")
            % {"state": recording.get_state_display()}
        )


def _check_not_brought_in(recording: Recording) -> None:
    if recording.batch is not None and recording.batch.state not in SETTLED:
        raise NotAllowed(_("Its words are on their way into the exercise, and stay as they are."))


def _is_at_work(recording: Recording) -> bool:
    return recording.job is not None and not recording.job.has_ended
