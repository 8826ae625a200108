"""Who may draw a sample and read it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.themes import policies as themes
from speakopenly.web.understand.themes.audits.models import AuditedPerson
from speakopenly.web.understand.themes.audits.queries import audit_of, is_of_another_theme
from speakopenly.web.understand.themes.models import Theme


def check_can_draw(by: Staff, theme: Theme) -> None:
    """Raise NotAllowed unless this theme stands in the list and no sample of it is there already.

    Drawing again until a number pleases is no reading: a new sample needs a theme that changed.
    """
    themes.check_can_decide(by, theme)
    if not theme.is_live or theme.parent_id:
        raise NotAllowed(_("Only a theme that stands in the list is read in this way."))
    known = audit_of(theme)
    if known is not None and not is_of_another_theme(known):
        raise NotAllowed(_("A sample of this theme was drawn. Another is drawn only when the theme changes."))


def can_draw(by: Staff, theme: Theme) -> bool:
    """Whether the form to draw a sample may be shown."""
    return people.allows(check_can_draw, by, theme)


def check_can_answer(by: Staff, row: AuditedPerson) -> None:
    """Raise NotAllowed unless this person reads here, and the sample is still being read."""
    themes.check_can_decide(by, row.audit.theme)
    if not row.person:
        raise NotAllowed(_("This person took their words out."))
    if not row.audit.people.filter(said="").exists():
        raise NotAllowed(_("This sample has been read. What was found stays as it is."))


def can_answer(by: Staff, row: AuditedPerson) -> bool:
    """Whether the question may be shown."""
    return people.allows(check_can_answer, by, row)
