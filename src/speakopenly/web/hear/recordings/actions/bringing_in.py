"""The words of a recording become contributions: through the listening room's own deed, as any file's do."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel
from speakopenly.hear.listening import Setting
from speakopenly.hear.transcripts import write_vtt
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import about, consents, reading
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening.models import Holds, Import
from speakopenly.web.hear.recordings import policies, queries, voices
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def bring_in(*, recording: Recording, by: Staff, unlocked: Unlocked) -> Import:
    """Make an import of the transcript; it waits for the names check. Times go with the words.

    Marks of who listened go along: where a cue was not checked, no words of this import may be quoted.
    Raises BadInput where it is not said who speaks; NotAllowed.
    """
    policies.check_can_bring_in(by, recording)
    missing = queries.how_far(recording).nobodys
    if missing:
        raise BadInput(
            _("Of %(n)s cues it is not said who speaks.") % {"n": missing},
            do=_("Say it, then bring them in."),
        )
    data = write_vtt(queries.transcript_of(recording, unlocked)).encode()
    batch = listening.upload_file(
        exercise=recording.exercise, by=by, name=f"{recording.title}.vtt", data=data, holds=Holds.PIECES
    )
    gathered = reading.gathered_of(batch)
    roles = voices.counted(gathered.speakers, recording.voices)
    speakers = {place: {about.ROLE: role} for place, role in roles.items()}
    listening.describe(batch=batch, by=by, setting=_setting(recording), speakers=speakers, gathered=gathered)
    recording.batch = batch
    recording.save(update_fields=["batch"])
    audit.record("transcript brought in", recording, by=by.user, service=by.service)
    return batch


def _setting(recording: Recording) -> Setting:
    return Setting(
        channel=Channel(recording.channel),
        groups={about.NATION: recording.nation} if recording.nation else {},
        consent=consents.unpacked(recording.consent),
        said_on=recording.said_on,
    )
