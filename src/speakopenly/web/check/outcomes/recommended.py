"""Measures of a recommendation: begun with the words it has, and what is said of them goes back to it.

The recommendation says in words what would tell us; a measure is how that is counted. Several measures may
count what one sentence says, so the measure points to the recommendation and the words stay there.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.web.change.recommendations import queries as recommendations
from speakopenly.web.change.recommendations.actions import say_what_was_seen
from speakopenly.web.change.recommendations.choices import Hoped as HopedThere
from speakopenly.web.change.recommendations.choices import Says as SaysThere
from speakopenly.web.change.recommendations.events import MeasureThere, WhereItIsMeasured, WhereToWriteItDown
from speakopenly.web.change.recommendations.models import WouldTell
from speakopenly.web.check.outcomes import policies
from speakopenly.web.check.outcomes.models import Hoped, Measure, Says
from speakopenly.web.people import events
from speakopenly.web.people.staff import Staff

WORDS_OF: Final = "words"
"""The part of an address that says with which words a measure begins."""
_HOPED: Final = {HopedThere.RISE: Hoped.INCREASE, HopedThere.FALL: Hoped.DECREASE}
_LONGEST_NAME: Final = 120


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    events.listen(WhereItIsMeasured)(add_measures)
    events.listen(WhereToWriteItDown)(add_where_to_write)


def add_measures(asked: WhereItIsMeasured) -> None:
    """Add the measures of a recommendation with what was said of each last."""
    may_open = policies.can_enter(asked.by)
    for measure in Measure.objects.filter(recommendation=asked.recommendation_id, service=asked.by.service):
        said = measure.verdicts.first()
        says = said.get_says_display() if said else _("Nobody has said yet")
        where = reverse("check:measure", args=[measure.pk]) if may_open else ""
        asked.found.append(MeasureThere(measure.name, measure.on, says, where))


def add_where_to_write(asked: WhereToWriteItDown) -> None:
    """Add the page on which a measure begins with these words, for whoever may write one."""
    if policies.can_write(asked.by) and recommendations.would_tell_by_id(asked.by, asked.would_tell_id):
        asked.found.append(f"{reverse('check:measure-new')}?{WORDS_OF}={asked.would_tell_id}")


def words_to_begin_with(staff: Staff, ident: str) -> WouldTell | None:
    """What would tell us, as an address names it; None where it names none. Raises Http404 for any other."""
    if not ident:
        return None
    try:
        found = recommendations.would_tell_by_id(staff, UUID(ident))
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def initial_of(words: WouldTell) -> dict[str, Any]:
    """What stands in the form of a measure that begins with these words."""
    return {
        "name": words.what[:_LONGEST_NAME],
        "counted": words.what,
        "hoped": _HOPED[HopedThere(words.hoped)],
        "might_get_worse": words.recommendation.might_get_worse,
    }


def tell_what_was_said(measure: Measure, by: Staff, says: Says, why: str) -> None:
    """Keep with the recommendation what people say of its measure. Raises NotAllowed."""
    if measure.recommendation is not None:
        words = f"{measure.name}: {why}"
        say_what_was_seen(
            recommendation=measure.recommendation, by=by, says=SaysThere(says.value), words=words
        )
