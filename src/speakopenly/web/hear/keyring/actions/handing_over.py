"""Hand case keys over to a newcomer or to the escrow, and change one's own key for a new one."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.core.sealing import RecoveryCode
from speakopenly.web.hear.events import ReadingKeyRetired
from speakopenly.web.hear.keyring import lending, policies
from speakopenly.web.hear.keyring.actions.reading_keys import end, new_key
from speakopenly.web.hear.keyring.models import Escrow, ReadingKey
from speakopenly.web.hear.keyring.rewrapping import rewrap_elsewhere
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff


@transaction.atomic
def hand_over(*, by: Staff, unlocked: Unlocked, to: ReadingKey | Escrow) -> Job:
    """Begin the long work that gives another holder the case keys it lacks. Raises NotAllowed."""
    policies.check_can_hand_over(by, unlocked.reading_key, to)
    job = _enqueue(by, unlocked, to)
    audit.record("case keys handed over", to, by=by.user, service=by.service)
    return job


def rotate(*, by: Staff, unlocked: Unlocked, passphrase: str) -> tuple[Job, RecoveryCode]:
    """Change to a new key pair: everything this person opens is wrapped anew, then the old key is retired.

    Raises NotAllowed, or BadInput for a passphrase that will not do.
    """
    policies.check_can_change_key(by, unlocked.reading_key)
    coming, code = new_key(by, passphrase)
    coming.replaces = unlocked.reading_key
    try:
        return _begin_changing(by, unlocked, coming), code
    except IntegrityError:
        raise NotAllowed(_("Your key is being changed already.")) from None


@transaction.atomic
def go_on_changing(*, by: Staff, unlocked: Unlocked) -> Job:
    """Go on where changing to a new key stopped. Raises NotAllowed where nothing was begun."""
    coming = ReadingKey.objects.filter(replaces=unlocked.reading_key, retired_on__isnull=True).first()
    if coming is None or unlocked.reading_key.user_id != by.user.pk:
        raise NotAllowed(_("Your key is not being changed."))
    return _enqueue(by, unlocked, coming)


@transaction.atomic
def give_up_changing(*, by: Staff) -> None:
    """Keep the old key after all; the new one goes with its wraps."""
    coming = ReadingKey.objects.filter(
        service=by.service, user=by.user, replaces__isnull=False, retired_on__isnull=True
    )
    for reading_key in coming:
        audit.record("new reading key given up", reading_key, by=by.user, service=by.service)
    coming.delete()


@transaction.atomic
def finish_changing(*, old: Unlocked, new: ReadingKey) -> None:
    """Put the new key in the place of the old one. Called by the long work when the new one opens as much."""
    rewrap_elsewhere(old, new)
    retired = ReadingKey.objects.select_for_update().get(pk=old.reading_key.pk)
    end(retired)
    ReadingKey.objects.filter(pk=new.pk).update(replaces=None)
    audit.record("reading key changed", new, by=new.user, service=new.service)
    events.tell(ReadingKeyRetired(retired.service_id, retired.pk))


@transaction.atomic
def _begin_changing(by: Staff, unlocked: Unlocked, coming: ReadingKey) -> Job:
    coming.save(force_insert=True)
    audit.record("change of reading key begun", coming, by=by.user, service=by.service)
    return _enqueue(by, unlocked, coming)


def _enqueue(by: Staff, unlocked: Unlocked, to: ReadingKey | Escrow) -> Job:
    from speakopenly.web.hear.keyring.tasks import wrap_what_is_missing

    job = jobs.enqueue(
        wrap_what_is_missing,
        service=by.service,
        by=by.user,
        leads_to=reverse("hear:keys" if is_own(by, to) else "hear:key-people"),
        holder_id=to.pk,
    )
    lending.lend(job, unlocked)
    return job


def is_own(by: Staff, to: ReadingKey | Escrow) -> bool:
    """Whether this is one's own coming key."""
    return isinstance(to, ReadingKey) and to.user_id == by.user.pk
