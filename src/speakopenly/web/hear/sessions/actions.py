"""Say that people sat together, and bring in what was noted there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel, Consent, Kind
from speakopenly.hear.listening import Setting
from speakopenly.web.hear.listening import about, reading
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening.models import Exercise, Holds, Import
from speakopenly.web.hear.sessions import policies
from speakopenly.web.hear.sessions.models import Session
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Held:
    """What is said of a session: ``came`` counts people by role, ``led_by`` names roles."""

    channel: Channel
    held_on: date
    area: str
    nation: str = ""
    came: Mapping[str, int] = field(default_factory=dict)
    led_by: Sequence[str] = ()


@transaction.atomic
def record(*, exercise: Exercise, by: Staff, held: Held) -> Session:
    """Say that people sat together. Raises NotAllowed."""
    policies.check_can_record(by, exercise)
    session = Session.objects.create(
        service=exercise.service,
        exercise=exercise,
        channel=held.channel,
        held_on=held.held_on,
        area=held.area,
        nation=held.nation,
        came=dict(held.came),
        led_by=list(held.led_by),
    )
    audit.record("session recorded", session, by=by.user, service=by.service)
    return session


@transaction.atomic
def say_groups(*, session: Session, by: Staff, groups: Mapping[str, str]) -> None:
    """Say of each role that came which group of the plan it is; blank is none. Raises NotAllowed."""
    policies.check_can_say_groups(by, session)
    session.groups = {role: key for role, key in groups.items() if role in session.came and key}
    session.save(update_fields=["groups"])
    audit.record("groups of a session said", session, by=by.user, service=by.service)


@transaction.atomic
def add_notes(*, session: Session, by: Staff, name: str, data: bytes, consent: Consent) -> Import:
    """Keep the notes of a session, sealed, as words of one group that speaks for all who came.

    They wait for the names check, as any file does. Raises BadInput, and then nothing is kept; or NotAllowed.
    """
    policies.check_can_add_notes(by, session)
    batch = listening.upload_file(exercise=session.exercise, by=by, name=name, data=data, holds=Holds.PIECES)
    if Session.objects.filter(notes=batch).exclude(pk=session.pk).exists():
        raise BadInput(_("are the notes of another session."), do=_("Choose others."), file=batch.file_name)
    gathered = reading.gathered_of(batch)
    listening.describe(
        batch=batch, by=by, setting=setting_of(session, consent), speakers=None, gathered=gathered
    )
    session.notes = batch
    session.save(update_fields=["notes"])
    return batch


def setting_of(session: Session, consent: Consent) -> Setting:
    """How the notes of a session were heard. Its role is told only where all who came share it."""
    roles = list(session.came)
    groups = {about.ROLE: roles[0]} if len(roles) == 1 else {}
    if session.nation:
        groups[about.NATION] = session.nation
    return Setting(
        channel=Channel(session.channel),
        kind=Kind.SESSION_NOTE,
        groups=groups,
        consent=consent,
        speaks_for=max(1, session.how_many),
        said_on=session.held_on,
    )
