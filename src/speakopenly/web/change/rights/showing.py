"""What the page of a check shows: the library's verdict in words, and what this person is asked next."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from speakopenly.change.rights import AFTER_A_STOP, NEEDS, STOPS, Outcome
from speakopenly.web.change.rights import policies, queries
from speakopenly.web.change.rights.forms import TOUCHES
from speakopenly.web.change.rights.judged import judge, stops_said
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.people.staff import Staff


def page_of(staff: Staff, check: RightsCheck) -> dict[str, Any]:
    """Everything that is said of a check; nothing in it is judged here."""
    verdict = judge(check)
    said = stops_said(verdict)
    return {
        "verdict": verdict,
        "is_stop_said": bool(said),
        "is_stop": verdict.outcome is Outcome.STOP,
        "is_not_yet": verdict.outcome is Outcome.NOT_YET,
        "stops_said": [each for each in verdict.stops if each.is_said],
        "stops_open": [each for each in verdict.stops if not each.is_said],
        "after_a_stop": AFTER_A_STOP,
        "stops_to_record": [
            each for each in STOPS if each.value in said and policies.can_answer(staff, check, each)
        ],
        "next_stop": _next_stop(staff, check),
        "may_describe": policies.can_describe(staff, check),
        "may_write": policies.can_write(staff, check),
        "may_revise": policies.can_revise(staff, check),
        "needs": [(need, _written(check, need.id.value)) for need in NEEDS.values()],
        "subject": _subject(check),
        "held": check.conditions_set.last(),
    }


def _subject(check: RightsCheck) -> list[dict[str, str]]:
    """What it is about, in rows; a blank is not known."""
    touches = dict(TOUCHES)
    told = ", ".join(str(touches[each]) for each in check.touches or ())
    rows = {
        _("Sort"): check.get_about_display(),
        _("What it does with children"): told,
        _("Covert"): check.get_covert_display(),
        _("Under way"): check.get_is_live_display(),
        _("Youngest child"): check.youngest,
        _("Children"): check.children,
    }
    if check.run_by:
        rows |= {_("Run by"): check.run_by, _("Overseen by"): check.overseen_by}
    unknown = _("Not known")
    return [
        {"name": name, "value": unknown if value in (None, "") else str(value)}
        for name, value in rows.items()
    ]


def _next_stop(staff: Staff, check: RightsCheck) -> str:
    following = queries.next_stop(staff, check)
    allowed = following is not None and policies.can_answer(staff, check, following)
    return following.value if following is not None and allowed else ""


def _written(check: RightsCheck, need: str) -> bool:
    """Whether anything was written for a question."""
    if need == "N3":
        return check.ways_shown.exists()
    return check.needs_written.filter(need=need).exists()
