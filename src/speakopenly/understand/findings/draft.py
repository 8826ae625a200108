"""A report half made: the evidence with everything the sections ask of it, worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from speakopenly.core import disclosure
from speakopenly.core.records import ContributionId, Finding, Passage, PassageId, Theme, ThemeId
from speakopenly.understand.findings.audits import Audit
from speakopenly.understand.findings.counted import Counted
from speakopenly.understand.findings.evidence import SAYS_WHO_CHECKED, Evidence, Heard
from speakopenly.understand.findings.numbers import Number, Tally, put_right, tally
from speakopenly.understand.findings.official import Official, fields_of
from speakopenly.understand.findings.quotes import Shared, count_shared_descriptions
from speakopenly.understand.findings.wording import fill

SAID = "2"
"""The number of the section that holds the findings: a finding's paragraph is 2.1, 2.2 ..."""
FEW = "3"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its paragraph number, theme and printable number of people."""

    paragraph: str
    finding: Finding
    theme: Theme
    number: Number
    official: tuple[Official, ...] = ()

    @property
    def statement(self) -> str:
        """The finding as it is printed."""
        official = fields_of(self.official)
        return fill(self.finding.statement, self.number, theme=self.theme.name, official=official)


class Draft:
    """What the sections read.

    Counts may be given where they were made before from the whole of the evidence: then a page can show an
    excerpt of it, with the numbers of the whole.
    """

    def __init__(
        self, evidence: Evidence, *, counted: Tally | None = None, shared: Shared | None = None
    ) -> None:
        self.evidence = evidence
        self.about = evidence.about
        self.tally: Tally = counted or tally(evidence)
        self._shared = shared

    @cached_property
    def heard(self) -> dict[ContributionId, Heard]:
        """Contributions by id."""
        return {heard.id: heard for heard in self.evidence.heard}

    @cached_property
    def passages(self) -> dict[PassageId, Passage]:
        """Passages by id."""
        return {passage.id: passage for passage in self.evidence.passages}

    @cached_property
    def shared(self) -> Shared:
        """How many people share each description of a speaker."""
        return self._shared or count_shared_descriptions(self.evidence)

    @cached_property
    def audits(self) -> dict[ThemeId, Audit]:
        """What was found by reading a sample, by theme."""
        return {audit.theme: audit for audit in self.evidence.audits}

    @cached_property
    def counted(self) -> dict[ThemeId, Counted]:
        """What a number counts that is that of a search, by theme."""
        return {each.theme: each for each in self.evidence.counted}

    @cached_property
    def official(self) -> dict[ThemeId, tuple[Official, ...]]:
        """Official figures behind numbers in a finding, by theme and in the order of their places."""
        found: dict[ThemeId, tuple[Official, ...]] = {}
        for each in sorted(self.evidence.official, key=lambda each: each.place):
            found[each.theme] = (*found.get(each.theme, ()), each)
        return found

    def behind(self, theme: Theme) -> tuple[PassageId, ...]:
        """The passages that the number of a theme's finding counts."""
        return self.counted[theme.id].passages if theme.id in self.counted else theme.passages

    @cached_property
    def findings(self) -> tuple[Numbered, ...]:
        """Findings that eight people or more stand behind (or nobody), numbered in the report's order."""
        return tuple(self._number(SAID, few=False))

    @cached_property
    def said_by_few(self) -> tuple[Numbered, ...]:
        """Findings of 1-7 people: never dropped, never quoted, never counted in print."""
        return tuple(self._number(FEW, few=True))

    @property
    def listed(self) -> tuple[Numbered, ...]:
        """Every numbered paragraph: the findings, then what few people said."""
        return (*self.findings, *self.said_by_few)

    def _number(self, section: str, *, few: bool) -> Iterator[Numbered]:
        place = 0
        for finding in self.evidence.findings:
            people = self.tally.heads_by_theme[finding.theme].people
            if disclosure.is_small(people) is few:
                place += 1
                yield Numbered(
                    f"{section}.{place}",
                    finding,
                    self.evidence.theme(finding.theme),
                    self.number(finding.theme),
                    self.official.get(finding.theme, ()),
                )

    def number(self, theme: ThemeId) -> Number:
        """How many people a theme has: put right where somebody read a sample, else as the machine counts."""
        said, number = self.tally.heads_by_theme[theme], self.tally.number(theme)
        audit = self.audits.get(theme)
        if audit is not None:
            return put_right(number, said, self.tally.base, audit)
        by_people = theme in self.counted and self.counted[theme].by_people
        return replace(number, by_machine=self.about.form >= SAYS_WHO_CHECKED and not by_people)
