"""Which rules fire on a report now: from both readers' notes, its flags and what was asked of us.

What both agreed on counts; until then a rule is answered with no only where both say no.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from speakopenly.hear import answering
from speakopenly.hear.answering import Facts, Fired, Routing, RuleId
from speakopenly.hear.speaking.questions import YesNo
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.readers.models import Reading, RouteRecord
from speakopenly.web.hear.reporting.readers.notebook import Notebook, notebook_of
from speakopenly.web.hear.reporting.readers.safekeeping import open_notes
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState, Report

NOTHING_TO_RECORD: Final = frozenset({RuleId.RT11, RuleId.RT12, RuleId.RT13})
"""The learning route needs no record; a request is one itself; candour has a page of its own."""


@dataclass(frozen=True, slots=True)
class Routed:
    """A report's rules, and which of them have a record of what was done."""

    routing: Routing
    answers: dict[RuleId, YesNo | None]
    recorded: frozenset[RuleId]
    both_say: frozenset[RuleId]

    @property
    def undone(self) -> tuple[Fired, ...]:
        """Rules that fire and of which nobody has said what was done."""
        return tuple(
            each
            for each in self.routing.fired
            if each.rule.id not in NOTHING_TO_RECORD and each.rule.id not in self.recorded
        )


def routed(report: Report, unlocked: Unlocked, *, with_flags: bool = True) -> Routed:
    """Evaluate all rules. Raises NotAllowed or SealBroken where the notes do not open."""
    records = frozenset(
        RuleId(rule) for rule in RouteRecord.objects.filter(report=report).values_list("rule", flat=True)
    )
    notes = counting_notes(notebook_of(report), unlocked)
    answers = answering.most_protective([each.answers for each in notes])
    facts = Facts(
        fear=answering.most_protective_answer([each.fear for each in notes]),
        danger=with_flags and has_danger(report),
        mistake_with_effect=any(each.is_mistake_with_effect for each in notes),
        somebody_asked=RuleId.RT12 in records,
    )
    routing = answering.route(answers, facts, received_on=report.received_on)
    return Routed(routing, answers, records, _both_say(notes))


def counting_notes(notes: Notebook, unlocked: Unlocked) -> list[answering.Notes]:
    """What both agreed on and confirmed; until then each reader's own."""
    if notes.agreed is not None and notes.is_final:
        return [open_notes(notes.agreed, unlocked)]
    return [open_notes(row, unlocked) for row in notes.own]


def has_danger(report: Report) -> bool:
    """Whether a flag stands that two people have not cleared."""
    return Flag.objects.filter(report=report).exclude(state=FlagState.CLEARED).exists()


def keep_numbers(report: Report, unlocked: Unlocked) -> Routed:
    """Write down how many rules are blank or undone, and by when the first is due: numbers, not which.

    Flags are left out: they keep a report from being closed by themselves.
    """
    found = routed(report, unlocked, with_flags=False)
    numbers = {
        "blank": sum(answer is None for answer in found.answers.values()),
        "undone": len(found.undone),
        "due_on": _first_due(found.undone),
    }
    Reading.objects.update_or_create(report=report, defaults=numbers | {"service_id": report.service_id})
    return found


def _first_due(undone: Iterable[Fired]) -> date | None:
    return min((each.due for each in undone if each.due is not None), default=None)


def _both_say(notes: Sequence[answering.Notes]) -> frozenset[RuleId]:
    if not notes:
        return frozenset()
    return frozenset(
        ident for ident in notes[0].answers if all(each.answers[ident] is YesNo.YES for each in notes)
    )
