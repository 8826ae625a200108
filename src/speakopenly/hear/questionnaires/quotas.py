"""How a quota stands: wanted and reached. A quota tells a facilitator; nothing here can turn anybody away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from speakopenly.hear.questionnaires.answers import Response, keep_shown
from speakopenly.hear.questionnaires.conditions import holds
from speakopenly.hear.questionnaires.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Standing:
    """How many people a quota hoped for, and how many have answered so. For facilitators alone.

    ``reached`` is exact: whoever shows it to more people keeps small numbers back (``core.disclosure``).
    """

    quota: str
    wanted: int
    reached: int


def quota_standing(questionnaire: Questionnaire, responses: Iterable[Response]) -> tuple[Standing, ...]:
    """How each quota of a questionnaire stands, in order."""
    reached = dict.fromkeys((quota.name for quota in questionnaire.quotas), 0)
    for response in responses:
        kept = keep_shown(questionnaire, response.answers).answers.values
        for quota in questionnaire.quotas:
            reached[quota.name] += holds(quota.counts_if, kept)
    return tuple(Standing(quota.name, quota.wanted, reached[quota.name]) for quota in questionnaire.quotas)
