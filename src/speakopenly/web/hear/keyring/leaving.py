"""When a role is taken away: what was sealed to it opens no more, and what comes next is sealed anew."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import ReadingKeyRetired
from speakopenly.web.hear.keyring import policies
from speakopenly.web.hear.keyring.actions.reading_keys import end
from speakopenly.web.hear.keyring.models import CaseKey, CustodianSeat, ReadingKey, Wrap
from speakopenly.web.people import audit, events
from speakopenly.web.people.actions import RoleTaken
from speakopenly.web.people.models import Membership, User
from speakopenly.web.people.roles import Role


def begin() -> None:
    """Called once at start; saying so twice is harmless."""
    events.listen(RoleTaken)(end_what_is_read_no_longer)


def end_what_is_read_no_longer(event: RoleTaken) -> None:
    """End the keys of somebody who reads less than before, inside the deed that takes the role away.

    Raises NotAllowed, and so undoes that deed, where words would be lost that nobody else can open.
    """
    _give_up_seat(event)
    keys = ReadingKey.objects.select_for_update().filter(
        service=event.service_id, user=event.user_id, retired_on__isnull=True
    )
    # the key that is being changed to first: it holds nothing that the old one does not
    for reading_key in sorted(keys, key=lambda key: key.replaces_id is None):
        kinds = policies.kinds_of(policies.roles_of(reading_key))
        _check_nothing_is_lost(reading_key, [kind.value for kind in kinds])
        if kinds:
            _take_wraps(reading_key, [kind.value for kind in kinds])
        else:
            _retire(reading_key, event)


def _check_nothing_is_lost(reading_key: ReadingKey, still_reads: list[str]) -> None:
    lost = policies.held_by_nobody_else(reading_key, besides=still_reads)
    if lost and reading_key.replaces_id is None:
        raise NotAllowed(
            _(
                "Only this person's key opens %(number)d of our sealed reports and files. Let them hand over "
                "to a colleague first, or set up custodians. Otherwise those words would be lost."
            )
            % {"number": lost}
        )


def _take_wraps(reading_key: ReadingKey, still_reads: list[str]) -> None:
    taken = Wrap.objects.filter(reading_key=reading_key).exclude(case_key__kind__in=still_reads)
    CaseKey.objects.filter(pk__in=taken.values("case_key")).update(is_past=True)
    taken.delete()


def _retire(reading_key: ReadingKey, event: RoleTaken) -> None:
    end(reading_key)
    by = User.objects.filter(pk=event.by_id).first() if event.by_id else None
    audit.record("reading key retired", reading_key, by=by, service=reading_key.service)
    events.tell(ReadingKeyRetired(reading_key.service_id, reading_key.pk))


def _give_up_seat(event: RoleTaken) -> None:
    custodian = Membership.objects.filter(
        service=event.service_id, user=event.user_id, role=Role.CUSTODIAN
    ).exists()
    if not custodian:
        CustodianSeat.objects.filter(service=event.service_id, user=event.user_id).delete()
