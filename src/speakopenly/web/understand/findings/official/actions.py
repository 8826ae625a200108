"""Put an official figure behind a finding, or take it away again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.official import FIELD, MOST
from speakopenly.understand.pressures.indicators import BY_KEY
from speakopenly.understand.pressures.pinned import Pinned, as_data, check_may_be_pinned, work_out
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies, words
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.official.models import OfficialInFinding


@transaction.atomic
def pin(*, finding: Finding, by: Staff, figure: Pinned) -> OfficialInFinding:
    """Let an official figure stand behind a finding, with its release and its rows.

    Raises NotAllowed; BadInput for an indicator that may not, a figure that stands there, or a fourth.
    """
    policies.check_can_write(by, finding)
    check_may_be_pinned(BY_KEY[figure.indicator])
    work_out(figure)
    there = list(finding.official.select_for_update())
    if any(row.figure == as_data(figure) for row in there):
        raise BadInput(_("This figure stands behind the finding already."), do=_("Choose another one."))
    free = [place for place in range(1, MOST + 1) if place not in {row.place for row in there}]
    if not free:
        raise BadInput(
            _("A finding carries three official figures at most."), do=_("Take one of them away first.")
        )
    row = OfficialInFinding.objects.create(
        service_id=finding.service_id, finding=finding, place=free[0], figure=as_data(figure), by=by.user
    )
    _is_written(finding, by)
    audit.record("official figure put behind a finding", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def take_away(*, finding: Finding, by: Staff, place: int) -> None:
    """Take an official figure away. Raises NotAllowed, or BadInput while the finding's words use it."""
    policies.check_can_write(by, finding)
    field = f"{{{FIELD}_{place}}}"
    if any(field in text for text in (finding.statement, finding.description, finding.dissent)):
        raise BadInput(
            _("The finding says this figure, with the field %(field)s.") % {"field": field},
            do=_("Write the finding without it first."),
        )
    for row in finding.official.filter(place=place):
        audit.record("official figure of a finding taken away", row, by=by.user, service=by.service)
        row.delete()
    _is_written(finding, by)


def _is_written(finding: Finding, by: Staff) -> None:
    Finding.objects.filter(pk=finding.pk).update(written_by_person=True)
    finding.refresh_from_db()
    words.read_first(finding, by=by)
