"""What was seen before and after a change, as a study of a review: where the numbers allow it.

One series with no other group is a design of its own. A review puts it together with others of that design
and never with a trial.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.check.outcomes.reading import find_change
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.check.outcomes import policies, queries, working
from speakopenly.web.check.outcomes.models import Measure, ResultInReview
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies as evidence
from speakopenly.web.understand.evidence.reviews import actions as reviews
from speakopenly.web.understand.evidence.reviews.models import Design, EffectOf, EvidenceReview

DESIGN: Final = Design.BEFORE_AFTER


def numbers_for(measure: Measure, review: EvidenceReview) -> dict[str, Any]:
    """The numbers of a measure as this review takes them. Raises NotAllowed, and says why there are none.

    Counts of people are those after the change and those before it; a mean difference is the change in level.
    """
    asked = queries.last_asked(measure)
    if asked is None:
        raise NotAllowed(_("Ask first what was seen before and after a change."))
    try:
        fit = working.fit_of(measure, asked)
        change_at = find_change(working.series_of(measure), asked.change_on, file=measure.name)
    except (BadInput, ValueError):  # points were taken back since it was asked
        raise NotAllowed(_("Before and after cannot be worked out now.")) from None
    if review.is_counted:
        return _counts(measure, change_at)
    if review.measure != EffectOf.MD:
        raise NotAllowed(
            _("This review takes standardised differences. One series has no spread between people to give.")
        )
    level = fit.terms["level"]
    return {"effect": level.est, "error": level.se}


def _counts(measure: Measure, change_at: int) -> dict[str, int]:
    points = list(measure.points.all())
    if measure.per is None or any(each.out_of is None for each in points):
        raise NotAllowed(_("This review takes counts of people, and this measure has none."))
    sums = []
    for side in (points[change_at:], points[:change_at]):
        events, of = sum(each.count for each in side), sum(each.out_of or 0 for each in side)
        if events > of or any(each.count % 1 or (each.out_of or 0) % 1 for each in side):
            raise NotAllowed(_("A point counts more than it is out of, so these are no counts of people."))
        sums += [int(events), int(of - events)]
    return dict(zip(("tpos", "tneg", "cpos", "cneg"), sums, strict=True))


def check_can_put(by: Staff, measure: Measure) -> None:
    """Raise NotAllowed unless this person may put what was seen into a review, and something was asked."""
    policies.check_can_change(by, measure)
    evidence.check_can_write(by)
    if queries.last_asked(measure) is None:
        raise NotAllowed(_("Ask first what was seen before and after a change."))


def can_put(by: Staff, measure: Measure) -> bool:
    """Whether the link may be shown."""
    return people.allows(check_can_put, by, measure)


@transaction.atomic
def put(*, measure: Measure, review: EvidenceReview, by: Staff, label: str, children: str) -> ResultInReview:
    """Put what was seen into a review, with its design. Raises NotAllowed."""
    check_can_put(by, measure)
    people.check_same_service(by, review)
    said = {"label": label, "of": label, "children": children, "design": DESIGN}
    study = reviews.add_study(review=review, by=by, said={**said, **numbers_for(measure, review)})
    kept = ResultInReview.objects.create(service=by.service, by=by.user, measure=measure, study=study)
    audit.record("result put into a review of studies", kept, by=by.user, service=by.service)
    return kept
