"""Rules by name, in the order in which they are asked: the first that speaks names the point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from speakopenly.check.outcomes.spc import rules
from speakopenly.check.outcomes.spc.segments import Segment, SpecialCause


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in order, under the name by which a chart tells which were used."""

    name: str
    rules: tuple[rules.Rule, ...]

    def signs(self, segment: Segment) -> list[SpecialCause]:
        """For each point, what the first rule that speaks says of it."""
        answers = zip(*(rule(segment) for rule in self.rules), strict=True)
        return [next((sign for sign in of_point if sign), SpecialCause.NONE) for of_point in answers]


def _set(name: str, two_of_three: rules.Rule) -> RuleSet:
    order = (rules.beyond_a_limit, rules.seven_rising_or_falling, two_of_three, rules.seven_on_one_side)
    return RuleSet(name, order)


RULE_SETS: Mapping[str, RuleSet] = MappingProxyType(
    {
        "mdc-2023": _set("mdc-2023", rules.two_of_three_beyond),
        "plot-the-dots-0.2.2": _set("plot-the-dots-0.2.2", rules.two_of_three_inside),
    }
)
