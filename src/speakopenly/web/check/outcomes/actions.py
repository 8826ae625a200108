"""Write a measure down, bring its points in or take them back, and say what they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.check.outcomes.its import TooFewPoints
from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.indicators import BY_KEY
from speakopenly.understand.pressures.pinned import Pinned, as_data, change_between, check_may_be_pinned
from speakopenly.web.check.outcomes import policies, working
from speakopenly.web.check.outcomes.models import (
    BeforeAndAfter,
    LimitsAnew,
    Measure,
    Objection,
    OfficialBeforeAndAfter,
    Point,
    PointsBroughtIn,
    Says,
    Verdict,
)
from speakopenly.web.check.outcomes.reading import Found
from speakopenly.web.check.outcomes.recommended import tell_what_was_said
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def write_down(*, by: Staff, said: Mapping[str, Any]) -> Measure:
    """Write a measure down; it is not altered afterwards. Raises NotAllowed."""
    policies.check_can_write(by)
    measure = Measure.objects.create(service=by.service, by=by.user, **said)
    audit.record("measure written down", measure, by=by.user, service=by.service)
    return measure


@transaction.atomic
def bring_in(*, measure: Measure, by: Staff, found: Sequence[Found]) -> PointsBroughtIn:
    """Keep points. Raises NotAllowed, or BadInput where there is a point at that time already."""
    policies.check_can_change(by, measure)
    kinds = {each.is_a_number for each in found} | {
        label.lstrip("-").isdigit() for label in measure.points.values_list("label", flat=True)
    }
    if len(kinds) > 1:
        raise BadInput(_("Some points have a date and some a number."), do=_("Write all in one way."))
    already = set(measure.points.values_list("place", flat=True))
    for each in found:
        if each.place in already:
            raise BadInput(
                _("There is a point at %(when)s already.") % {"when": each.label},
                do=_("Take the earlier points back, or leave this one out."),
            )
    intake = PointsBroughtIn.objects.create(service=measure.service, measure=measure, by=by.user)
    Point.objects.bulk_create(
        Point(
            service=measure.service, measure=measure, intake=intake,
            label=each.label, place=each.place, count=each.count, out_of=each.out_of,
        )
        for each in found
    )  # fmt: skip
    audit.record("points of a measure brought in", intake, by=by.user, service=by.service)
    return intake


@transaction.atomic
def take_back(*, intake: PointsBroughtIn, by: Staff) -> None:
    """Take points back that came together. Raises NotAllowed."""
    policies.check_can_change(by, intake.measure)
    audit.record("points of a measure taken back", intake, by=by.user, service=by.service)
    intake.delete()


@transaction.atomic
def work_limits_out_anew(*, measure: Measure, by: Staff, since: str, reason: str) -> LimitsAnew:
    """From a date on, limits are worked out anew; the reason is printed with the chart.

    Raises NotAllowed, or BadInput where no points stand on both sides of it.
    """
    policies.check_can_change(by, measure)
    anew = LimitsAnew.objects.create(
        service=measure.service, measure=measure, by=by.user, since=since, reason=reason
    )
    chart = working.chart_of(measure)
    if chart is None or since not in {each.since.label for each in chart.rebases}:
        raise BadInput(
            _("No points stand on both sides of %(when)s.") % {"when": since},
            do=_("Give the first date of the new way."),
        )
    audit.record("limits worked out anew", anew, by=by.user, service=by.service)
    return anew


@transaction.atomic
def ask_before_and_after(*, measure: Measure, by: Staff, said: Mapping[str, Any]) -> BeforeAndAfter:
    """Ask what was seen before and after a change. Each time is kept.

    Raises NotAllowed, or BadInput where too few points stand on a side and no reason to go on is given.
    """
    policies.check_can_change(by, measure)
    asked = BeforeAndAfter(service=measure.service, measure=measure, by=by.user, **said)
    try:
        working.fit_of(measure, asked)
    except TooFewPoints as few:
        do = (
            _("Wait for more, or write below why you go on.")
            if few.can_be_overridden
            else _("Wait for more.")
        )
        raise BadInput(str(few), do=do) from few
    except ValueError as error:
        raise BadInput(_("This cannot be worked out."), do=_("Choose other errors.")) from error
    asked.save(force_insert=True)
    deed = "too few points gone on with" if asked.went_on_because else "before and after asked"
    audit.record(deed, asked, by=by.user, service=by.service)
    return asked


@transaction.atomic
def set_official_figures(
    *, measure: Measure, by: Staff, before: Pinned, after: Pinned
) -> OfficialBeforeAndAfter:
    """Let one official figure be what the measure was before and after. Each time is kept.

    Raises NotAllowed where the measure hopes for one way; BadInput where the two are not one figure at two
    times, or may not be pinned.
    """
    policies.check_can_use_official(by, measure)
    for each in (before, after):
        check_may_be_pinned(BY_KEY[each.indicator])
    change_between(before, after)
    row = OfficialBeforeAndAfter.objects.create(
        service=measure.service, measure=measure, by=by.user, before=as_data(before), after=as_data(after)
    )
    audit.record("official figures set before and after", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def say(*, measure: Measure, by: Staff, says: Says, why: str, what_else: str) -> Verdict:
    """Say what a measure shows. What the chart says on this day is kept beside it.

    A recommendation that the measure was written for is told in the same breath. Raises NotAllowed.
    """
    policies.check_can_say(by, measure, says)
    chart = working.chart_of(measure)
    said = working.says_of(chart) if chart else _("There was no point yet.")
    verdict = Verdict.objects.create(
        service=measure.service, measure=measure, by=by.user,
        says=says, why=why, what_else=what_else, chart_said=said,
    )  # fmt: skip
    audit.record("said whether it helped", verdict, by=by.user, service=by.service)
    tell_what_was_said(measure, by, says, why)
    return verdict


@transaction.atomic
def object_to(*, measure: Measure, by: Staff, words: str) -> Objection:
    """Say that one sees it differently. Raises NotAllowed."""
    policies.check_can_object(by, measure)
    objection = Objection.objects.create(service=measure.service, measure=measure, by=by.user, words=words)
    audit.record("objection to a measure", objection, by=by.user, service=by.service)
    return objection
