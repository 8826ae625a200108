"""For Today: files that somebody began to bring in, and words that nobody but this machine can open."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.listening import policies
from speakopenly.web.hear.listening.models import Import, ImportState
from speakopenly.web.hear.listening.queries import in_reach_of_the_machine
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff

DAYS_A_REFUSAL_IS_TOLD: Final = 7


def files_that_wait(staff: Staff) -> list[Waiting]:
    """Files one has chosen and not yet brought in; for Today. The long work itself is told by its job."""
    if not policies.can_set_up(staff):
        return []
    waiting = Import.objects.filter(
        service=staff.service, by=staff.user, state__in=(ImportState.UPLOADED, ImportState.MAPPED)
    ).select_related("exercise")
    return [
        Waiting(
            what=_("Finish bringing in %(file)s") % {"file": batch.file_name},
            where=reverse("hear:import", args=[batch.exercise.slug, batch.pk]),
            more=str(batch.get_state_display()),
        )
        for batch in waiting.only("file_name", "state", "exercise__slug")[:10]
    ]


def files_not_read(staff: Staff) -> list[Waiting]:
    """For Today: files one has chosen in the last days that a job could not read; nothing of them is kept."""
    if not policies.can_set_up(staff):
        return []
    since = timezone.localdate() - timedelta(days=DAYS_A_REFUSAL_IS_TOLD)
    files = Import.objects.filter(
        service=staff.service, by=staff.user, state=ImportState.UNREADABLE, began_on__gt=since
    ).select_related("exercise")
    return [
        Waiting(
            what=_("We could not read %(file)s") % {"file": batch.file_name},
            where=reverse("hear:import", args=[batch.exercise.slug, batch.pk]),
            more=_("The page says why, and what to do."),
        )
        for batch in files.only("file_name", "exercise__slug")[:10]
    ]


def words_in_reach(staff: Staff) -> list[Waiting]:
    """For Today: nobody holds a key yet, so what was brought in is sealed to this machine only."""
    if not policies.can_set_up(staff) or case_keys.holders(staff.service.pk, CaseKind.IMPORT):
        return []
    number = in_reach_of_the_machine(staff.service.pk).count()
    if not number:
        return []
    what = ngettext(
        "The words of %(n)d file are sealed to this machine only",
        "The words of %(n)d files are sealed to this machine only",
        number,
    )
    more = _("Once a facilitator has a reading key, only reading keys open them.")
    return [Waiting(what=what % {"n": number}, where=reverse("hear:keys"), more=more)]
