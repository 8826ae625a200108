"""The numbers of a report, worked out from its evidence and made safe to show.

``Tally`` holds true counts and never leaves the building; ``Number`` is what may be printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from speakopenly.core import counting, disclosure
from speakopenly.core.counting import Heads, HowMany, Range
from speakopenly.core.records import NOBODY_SPEAKS, ContributionId, PersonId, Reason, ThemeId, contribution_of
from speakopenly.understand.findings.audits import Audit, Stratum, correct
from speakopenly.understand.findings.counted import too_close
from speakopenly.understand.findings.evidence import Evidence, Heard
from speakopenly.understand.findings.same_words import count_once, first_with_same_words

NOT_SAID = "not said"
UNREAD = frozenset({Reason.NON_ANSWER, Reason.NO_WORDS, Reason.TOO_SHORT, Reason.LANGUAGE_NOT_COVERED})
"""Contributions with these reasons were brought in, but hold no words a theme could be made of."""


@dataclass(frozen=True, slots=True)
class Number:
    """How many people said something, as it may be printed.

    ``count`` and ``range`` are None where the count is hidden; ``range`` also where the base is under 10.
    ``range`` is the 95% Wilson interval of exactly the count and base shown. Where ``read`` is given,
    somebody read the words of so many, and ``count`` and ``range`` are what that makes of the count.
    ``by_machine`` says that a machine placed the words and no person has read a sample yet. ``kept_back``
    says that the count is hidden though eight people or more stand behind it, as another number would tell.
    """

    count: int | None
    base: int
    range: Range | None
    word: HowMany
    groups_speaking_for: int | None = None
    """How many people the groups that raised it speak for, to the nearest 5; None where none or too few."""
    read: int | None = None
    by_machine: bool = False
    kept_back: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Who said what: people by theme, and everything a split needs. True counts."""

    base: Heads
    people_by_theme: dict[ThemeId, frozenset[PersonId]]
    heads_by_theme: dict[ThemeId, Heads]
    group_of: dict[str, dict[PersonId, str]]
    """For each group column: the group of each person in the base."""
    piles: dict[str, int]
    """Contributions by what became of them; they add up to what was found."""
    once_by_theme: dict[ThemeId, int] = field(default_factory=dict)
    """People by theme, if all who only repeated the same words were one."""
    kept_back: frozenset[ThemeId] = frozenset()
    """Themes whose number lies too close to another for both to be shown."""

    def number(self, theme: ThemeId) -> Number:
        """The printable number of a theme."""
        number = make_number(self.heads_by_theme[theme], self.base)
        if theme in self.kept_back and not disclosure.is_small(self.heads_by_theme[theme].people):
            return Number(None, number.base, None, HowMany.NO_WORD, kept_back=True)
        return number

    def split(self, theme: ThemeId, column: str) -> dict[str, disclosure.Cell]:
        """The people of a theme by the groups of a column, safe to print."""
        people = self.people_by_theme[theme]
        groups = self.group_of[column]
        bases = Counter(groups.values())
        if theme in self.kept_back:
            return {name: disclosure.Cell(None, (0, bases[name])) for name in sorted(bases)}
        counts = Counter(groups[person] for person in people)
        return disclosure.protect_split(
            {name: counts[name] for name in sorted(bases)}, total=len(people), bases=dict(bases)
        )

    def split_of_base(self, column: str) -> dict[str, disclosure.Cell]:
        """Everyone heard by the groups of a column, safe to print."""
        bases = Counter(self.group_of[column].values())
        return disclosure.protect_split(dict(sorted(bases.items())), total=self.base.people)

    def safe_piles(self) -> dict[str, disclosure.Cell]:
        """What became of everything found, safe to print; all hidden where that would tell on a theme."""
        piles = disclosure.protect_split(self.piles, total=sum(self.piles.values()))
        placed_at_least = piles["in_a_theme"].feasible[0]
        counts = [heads.people for heads in self.heads_by_theme.values()]
        if disclosure.could_work_out_a_small_theme(counts, placed_at_least=placed_at_least):
            return {name: disclosure.Cell(None, (0, sum(self.piles.values()))) for name in piles}
        return piles


def make_number(said: Heads, base: Heads) -> Number:
    """Turn true heads into what may be printed."""
    word = counting.word_for(said.people, base.people) if base.people else HowMany.NOBODY
    speaking_for = said.speaking_for if said.speaking_for >= disclosure.SMALLEST_SHOWN else 0
    groups = disclosure.round_for_split(speaking_for) or None
    if not base.people or not disclosure.can_show_exactly(said.people, base.people):
        return Number(None, base.people, None, word, groups)
    has_range = disclosure.can_show_percentage(said.people, base.people)
    share = counting.wilson_range(said.people, base.people) if has_range else None
    return Number(said.people, base.people, share, word, groups)


def put_right(number: Number, said: Heads, base: Heads, audit: Audit) -> Number:
    """The number as reading a sample puts it right. One that is hidden stays hidden.

    An estimate that comes to fewer than eight people, or to all but fewer than eight, is hidden like a count.
    """
    if number.count is None:
        return number
    corrected = correct(
        Stratum(said.people, audit.counted_read, audit.counted_said),
        Stratum(base.people - said.people, audit.others_read, audit.others_said),
    )
    people = round(corrected.people)
    few = people < disclosure.SMALLEST_SHOWN
    word = HowMany.A_SMALL_NUMBER if few else counting.word_for_range(corrected.range)
    can_show = not few and disclosure.can_show_exactly(people, base.people)
    share = corrected.range if can_show and number.range is not None else None
    return replace(
        number, count=people if can_show else None, range=share, word=word, read=audit.read, by_machine=False
    )


def tally(evidence: Evidence) -> Tally:
    """Count the evidence. The base is everyone whose words were read; groups are counted apart."""
    read = [heard for heard in evidence.heard if heard.reason not in UNREAD and is_somebody(heard)]
    first = first_with_same_words(evidence.heard)
    said = _said(evidence, read, themes_counted(evidence))
    people = {theme: counting.distinct_people(heards) for theme, heards in said.items()}
    return Tally(
        base=counting.count_heads(read),
        people_by_theme=people,
        heads_by_theme={theme: counting.count_heads(heards) for theme, heards in said.items()},
        group_of={column: _groups(read, column) for column in evidence.about.group_columns},
        piles=_piles(evidence),
        once_by_theme={theme: count_once(heards, first) for theme, heards in said.items()},
        kept_back=_kept_back(evidence, read, people),
    )


def _said(
    evidence: Evidence, read: Iterable[Heard], themes_of: Mapping[ContributionId, set[ThemeId]]
) -> dict[ThemeId, list[Heard]]:
    said: dict[ThemeId, list[Heard]] = {theme.id: [] for theme in evidence.themes if theme.parent is None}
    for heard in read:
        for theme in themes_of.get(heard.id, set()) | set(heard.stood_in):
            said[theme].append(heard)
    return said


def _kept_back(
    evidence: Evidence, read: Iterable[Heard], people: Mapping[ThemeId, frozenset[PersonId]]
) -> frozenset[ThemeId]:
    if not evidence.counted:
        return frozenset()
    members = _said(evidence, read, _themes_by_contribution(evidence))
    return too_close(
        {each.theme: people[each.theme] for each in evidence.counted},
        {each.theme: each.within for each in evidence.counted if each.within},
        {theme: counting.distinct_people(heards) for theme, heards in members.items()},
    )


def is_somebody(heard: Heard) -> bool:
    """Whether people spoke: nobody is counted for literature or a public text, though both are themed."""
    return heard.channel not in NOBODY_SPEAKS


def themes_counted(evidence: Evidence) -> dict[ContributionId, set[ThemeId]]:
    """The themes that each contribution counts for: by its passages, or by the search its finding counts."""
    found = _themes_by_contribution(evidence)
    for each in evidence.counted:
        for themes in found.values():
            themes.discard(each.theme)
        for passage in each.passages:
            found[contribution_of(passage)].add(each.theme)
    return found


def _themes_by_contribution(evidence: Evidence) -> defaultdict[ContributionId, set[ThemeId]]:
    themes: defaultdict[ContributionId, set[ThemeId]] = defaultdict(set)
    for theme in evidence.themes:
        if theme.parent is None:
            for passage in theme.passages:
                themes[contribution_of(passage)].add(theme.id)
    return themes


def _groups(read: Iterable[Heard], column: str) -> dict[PersonId, str]:
    """The group of each person: what they said of themselves first; one person is never in two groups."""
    groups: dict[PersonId, str] = {}
    for heard in read:
        if heard.speaks_for == 1:
            groups.setdefault(heard.person, heard.groups.get(column) or NOT_SAID)
    return groups


def _piles(evidence: Evidence) -> dict[str, int]:
    piles: Counter[str] = Counter({"in_a_theme": 0})
    for heard in evidence.heard:
        piles[str(heard.reason) if heard.reason else "in_a_theme"] += 1
    piles.update(evidence.about.intake.left_out)
    return dict(piles)
