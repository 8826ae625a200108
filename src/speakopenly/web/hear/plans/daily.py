"""Once a day: the words of an exercise go when its plan says so; what was made of them without names stays.

Found by the dates of the plan, so a restored backup lets them go again at its first round.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import queries
from speakopenly.web.hear.plans.models import Plan
from speakopenly.web.people import events


@transaction.atomic
def daily_round() -> None:
    """Let go the words that had their time. Twice a day does no harm."""
    today = timezone.localdate()
    plans = Plan.objects.filter(ends_on__isnull=False, keep_words_days__isnull=False)
    for plan in plans.select_related("exercise"):
        if have_had_their_time(plan, today) and not is_held(plan):
            listening.let_words_go(queries.heard_idents(plan.exercise))


def have_had_their_time(plan: Plan, today: date) -> bool:
    """Whether the words heard under this plan go by today."""
    if plan.ends_on is None or plan.keep_words_days is None:
        return False
    return plan.ends_on + timedelta(days=plan.keep_words_days) <= today


def is_held(plan: Plan) -> bool:
    """Whether a legal hold keeps everything of its service."""
    asked = MayBeErased(plan.service_id)
    events.tell(asked)
    return bool(asked.holds)
