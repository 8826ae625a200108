"""Deeds on lists of names: add names, and empty a list. What was given is hashed at once and not kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.understand.deidentify import hash_of
from speakopenly.web.hear.known_names import policies, queries
from speakopenly.web.hear.known_names.models import KnownName, ListOf
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

MOST_NAMES = 20_000
"""In one list. A list that is longer is no list of a service's own."""
FEWEST_LETTERS = 2
AT_ONCE = 500


@transaction.atomic
def add_names(*, by: Staff, of: ListOf, names: Iterable[str]) -> int:
    """Add names to a list; gives how many were new. Raises NotAllowed, or BadInput where none is a name."""
    policies.check_can_give(by)
    given = [name for name in (" ".join(each.split()) for each in names) if len(name) >= FEWEST_LETTERS]
    hashes = {each for each in (hash_of(name, key=queries.key()) for name in given) if each is not None}
    if not hashes:
        raise BadInput(_("There is no name here."), do=_("Write one name on each line."))
    kept = KnownName.objects.filter(service=by.service, of=of)
    known = {bytes(each) for each in kept.values_list("stands_for", flat=True)}
    new = sorted(hashes - known)
    if len(known) + len(new) > MOST_NAMES:
        raise BadInput(
            _("A list holds at most %(most)s names.") % {"most": MOST_NAMES},
            do=_("Leave out names that nobody would say here."),
        )
    KnownName.objects.bulk_create(
        (KnownName(service=by.service, of=of, stands_for=each) for each in new), batch_size=AT_ONCE
    )
    audit.record("names added to a list", by.service, by=by.user, service=by.service)
    return len(new)


@transaction.atomic
def empty_list(*, by: Staff, of: ListOf) -> int:
    """Destroy a list; gives how many names were in it. Raises NotAllowed."""
    policies.check_can_give(by)
    number, _each = KnownName.objects.filter(service=by.service, of=of).delete()
    audit.record("list of names emptied", by.service, by=by.user, service=by.service)
    return number
