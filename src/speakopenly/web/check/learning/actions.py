"""Write down what the figures need. Nothing is overwritten: a later row stands in place of an earlier one."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.learning import policies
from speakopenly.web.check.learning.models import (
    FindingUsed,
    LookedForAgain,
    StaffNumber,
    SupportAfterEvents,
)
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding


@transaction.atomic
def say_how_many(*, by: Staff, quarter: str, number: int) -> StaffNumber:
    """Say how many people worked here in a quarter. Raises NotAllowed."""
    policies.check_can_say_how_many(by)
    row = StaffNumber.objects.create(service=by.service, by=by.user, quarter=quarter, people=number)
    audit.record("number of staff said", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def keep_support(
    *, by: Staff, quarter: str, role_band: str, taken_up: int, only_offered: int, not_offered: int
) -> SupportAfterEvents:
    """Keep who was offered support after events: how many of a role band, and no more. Raises NotAllowed."""
    policies.check_can_write(by)
    row = SupportAfterEvents.objects.create(
        service=by.service, by=by.user, quarter=quarter, role_band=role_band,
        taken_up=taken_up, only_offered=only_offered, not_offered=not_offered,
    )  # fmt: skip
    audit.record("support after events kept", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def keep_use(*, by: Staff, finding: Finding, used_by: str) -> FindingUsed:
    """Keep that another team or agency used a finding. Raises NotAllowed, or BadInput where it is kept."""
    policies.check_can_write(by)
    people.check_same_service(by, finding)
    row, is_new = FindingUsed.objects.get_or_create(
        exercise=finding.exercise, ident=finding.theme.ident, used_by=used_by,
        defaults={"service": by.service, "by": by.user, "finding": finding},
    )  # fmt: skip
    if not is_new:
        raise BadInput(_("This is kept already."), do=_("Choose another finding, or who else used it."))
    audit.record("use of a finding kept", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def look_for_again(
    *,
    by: Staff,
    recommendation: Recommendation,
    factor: str,
    stage: str,
    area: str,
    exposure: int | None,
    of_what: str,
) -> LookedForAgain:
    """Say what is looked for after a change, and how much of that work there was. Raises NotAllowed."""
    policies.check_can_write(by)
    people.check_same_service(by, recommendation)
    row = LookedForAgain.objects.create(
        service=by.service, by=by.user, recommendation=recommendation,
        factor=factor, stage=stage, area=area, exposure=exposure, of_what=of_what,
    )  # fmt: skip
    audit.record("looked for again after a change", row, by=by.user, service=by.service)
    return row
