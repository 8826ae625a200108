"""The evidence of an exercise, put together from rows: composing, counting and checking are the library's."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from speakopenly.core import records
from speakopenly.core.records import ContributionId, PassageId, PersonId, Reason, ThemeId, contribution_of
from speakopenly.understand.findings.counted import Counted
from speakopenly.understand.findings.evidence import (
    SAYS_WHO_CHECKED,
    About,
    ChannelPlanned,
    Evidence,
    Heard,
    Intake,
    Method,
)
from speakopenly.understand.findings.quotes import quotable
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise, ImportState
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.understand.findings.events import said_of_the_draft
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.official.queries import official_in
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.reading import queries as reading
from speakopenly.web.understand.reading.models import Reading, Understanding
from speakopenly.web.understand.themes.audits.queries import found_in
from speakopenly.web.understand.themes.counted import Instead, instead_of_themes
from speakopenly.web.understand.themes.models import PassageInTheme, Theme, ThemeState


def evidence_of(exercise: Exercise, *, day: date | None = None) -> Evidence:
    """Everything a report of this exercise would rest on now. De-identified words only."""
    rows = reading.readings_of(exercise)
    by_reading = reading.passages_of(exercise, rows)
    passages = tuple(passage for row in rows for passage in by_reading.get(row.pk, ()))
    tree = Tree(exercise)
    themes = tree.themes()
    placed = {contribution_of(each) for theme in themes if not theme.parent for each in theme.passages}
    heard = [*heard_in(rows, placed), *_departed(exercise, tree)]
    about = about_of(exercise, rows=rows, day=day, decided=tree.is_decided)
    may_quote = quotable(passages, {each.id: each for each in heard})
    in_order = tuple(sorted(heard, key=lambda each: each.id))
    return replace(_rest(exercise, about, themes, may_quote), heard=in_order, passages=passages)


def evidence_without_words(exercise: Exercise, *, day: date) -> Evidence:
    """The same but for what was read and where it stands, which the version of an exercise tells of.

    It serves to know whether a report would be another one by now; nothing is composed from it.
    """
    tree = Tree(exercise, only=())
    about = about_of(exercise, rows=(), day=day, decided=tree.is_decided)
    return _rest(exercise, about, tree.themes(), frozenset(map(PassageId, quoted_in(exercise))))


def has_changed(exercise: Exercise, since: Evidence) -> bool:
    """Whether a report would find something else by now, or in other themes; no words are read but quotes."""
    themes = Tree(exercise).themes()
    quoted = reading.passages_by_ident(exercise, quoted_in(exercise))
    may_quote = frozenset(PassageId(each.ident) for each in quoted if each.reading.may_quote)
    return themes != since.themes or findings_in(exercise, themes, may_quote) != since.findings


def quoted_in(exercise: Exercise) -> list[str]:
    """Every passage that a finding of this exercise names as a quote."""
    rows = Finding.objects.filter(exercise=exercise).values_list("quotes", flat=True)
    return [quote for quotes in rows for quote in quotes]


def _rest(
    exercise: Exercise, about: About, themes: tuple[records.Theme, ...], quotable: frozenset[PassageId]
) -> Evidence:
    """Everything a report rests on beside what was read."""
    tops = {theme.id for theme in themes if theme.parent is None}
    return Evidence(
        about,
        heard=(),
        passages=(),
        themes=themes,
        findings=findings_in(exercise, themes, quotable),
        member_check=said_of_the_draft(exercise.service_id, exercise.pk),
        audits=found_in(exercise, tops),
        counted=counted_in(exercise, themes),
        official=official_in(exercise, tops),
    )


def title_of(exercise: Exercise) -> About:
    """What the report is, and nothing of how it came about: enough for every page but the report itself.

    Its edition is the one after the last that was signed.
    """
    understanding = reading.understanding_of(exercise) or Understanding(exercise=exercise)
    return About(
        title=exercise.title,
        day=timezone.localdate(),
        asked_by=exercise.asked_by,
        intake=Intake(found=0),
        method=_method(understanding),
        salt=understanding.salt,
        edition=last_edition(exercise) + 1,
        is_demonstration=settings.DEMO,
        form=SAYS_WHO_CHECKED,
    )


def about_of(
    exercise: Exercise,
    *,
    rows: Iterable[Reading] | None = None,
    day: date | None = None,
    decided: bool = False,
) -> About:
    """What the report is, and how it came about."""
    rows = reading.readings_of(exercise) if rows is None else list(rows)
    title = title_of(exercise)
    hidden: Counter[str] = Counter()
    for row in rows:
        hidden.update(row.hidden)
    method = replace(
        title.method, hidden_by_kind=dict(sorted(hidden.items())), themes_decided_by_a_person=decided
    )
    return replace(
        title,
        day=day or title.day,
        intake=_intake(exercise),
        method=method,
        group_columns=tuple(sorted({name for row in rows for name in row.groups})),
        not_heard=plans.who_was_not_heard(exercise),
        planned=_planned(exercise),
    )


def _planned(exercise: Exercise) -> tuple[ChannelPlanned, ...]:
    return tuple(
        ChannelPlanned(records.Channel(each.channel), each.reaches, each.misses)
        for each in plans.channels_of(exercise)
    )


def last_edition(exercise: Exercise) -> int:
    """The number of the last edition somebody signed; 0 where there is none."""
    signed = Publication.objects.filter(exercise=exercise).exclude(state="draft")
    return max(signed.values_list("edition", flat=True), default=0)


def _method(understanding: Understanding) -> Method:
    return Method(
        versions=understanding.versions,
        encoder=understanding.encoder,
        seed=understanding.seed,
        steadiness=understanding.steadiness,
    )


def _intake(exercise: Exercise) -> Intake:
    done = [
        summary
        for summary in map(hear.import_summary, hear.imports_of(exercise))
        if summary.state == ImportState.BROUGHT_IN
    ]
    left_out: Counter[str] = Counter()
    for summary in done:
        left_out.update(summary.left_out)
    return Intake(
        found=sum(summary.found for summary in done),
        left_out=dict(sorted(left_out.items())),
        removed_control_characters=sum(summary.removed_control_characters for summary in done),
    )


def heard_in(rows: Iterable[Reading], placed: Collection[ContributionId]) -> Iterable[Heard]:
    """Readings as they stand behind a report; ``placed`` are those that stand in a theme."""
    for row in rows:
        read = reading.as_read(row, [])
        said = read.contribution
        because = row.reason or ("" if said.id in placed else row.no_theme_because or Reason.NO_THEME)
        yield Heard(
            id=said.id,
            person=said.person,
            text=read.text,
            reason=Reason(because) if because else None,
            speaks_for=said.speaks_for,
            channel=str(said.channel),
            question=said.question,
            groups=dict(said.groups),
            language=row.language,
            may_quote=said.consent.quote,
            may_archive=said.consent.archive,
            may_play=said.consent.play,
            attribution=said.consent.attribution,
            places=read.places,
            same_words_as=ContributionId(row.same_words_as) if row.same_words_as else None,
        )


def _departed(exercise: Exercise, tree: Tree) -> Iterable[Heard]:
    for row in reading.departed_from(exercise):
        yield Heard(
            id=ContributionId(row.ident),
            person=PersonId(row.person),
            text=None,
            reason=Reason(row.reason),
            speaks_for=row.speaks_for,
            channel=row.channel,
            groups=row.groups,
            language=row.language,
            may_quote=False,
            stood_in=tree.where(row.stood_in),
        )


class Tree:
    """The themes of an exercise as they count: merged ones within the one they went into.

    Where ``only`` is given, themes hold no passages but these.
    """

    def __init__(self, exercise: Exercise, *, only: Collection[str] | None = None) -> None:
        self._only = only
        self._rows = {theme.pk: theme for theme in Theme.objects.filter(exercise=exercise)}
        self._exercise = exercise

    @property
    def tops(self) -> list[Theme]:
        """The themes of the list, in its order."""
        return [theme for theme in self._rows.values() if theme.is_live and theme.parent_id is None]

    @property
    def is_decided(self) -> bool:
        """Whether people have decided on every theme of the list."""
        return bool(self.tops) and all(theme.state == ThemeState.DECIDED for theme in self.tops)

    def parts_of(self, theme: Theme) -> list[Theme]:
        """The sub-themes that count within a theme."""
        return [part for part in self._under(theme.pk) if part.is_live and part.parent_id == theme.pk]

    def merged_into(self, theme: Theme) -> list[Theme]:
        """The themes whose passages count for this one."""
        return [each for each in self._under(theme.pk) if each.merged_into_id == theme.pk]

    def _under(self, key: UUID) -> list[Theme]:
        return self._all_under.get(key, [])

    @functools.cached_property
    def _all_under(self) -> dict[UUID, list[Theme]]:
        """The parts of each theme and what was merged into it, in the order of the list."""
        found: dict[UUID, list[Theme]] = defaultdict(list)
        for theme in self._rows.values():
            for above in {theme.parent_id, theme.merged_into_id}:
                if above is not None:
                    found[above].append(theme)
        return dict(found)

    def themes(self) -> tuple[records.Theme, ...]:
        """Each theme of the list followed by its parts, as the library knows them."""
        return tuple(
            self._as_record(each, parent)
            for theme in self.tops
            for each, parent in [(theme, None), *((part, theme) for part in self.parts_of(theme))]
        )

    def where(self, idents: Iterable[str]) -> tuple[ThemeId, ...]:
        """The themes of the list in which words that stood in these themes count now."""
        by_ident = {theme.ident: theme for theme in self._rows.values()}
        found = [self._counts_in(by_ident[ident]) for ident in idents if ident in by_ident]
        return tuple(dict.fromkeys(ThemeId(theme.ident) for theme in found if theme is not None))

    def _counts_in(self, theme: Theme) -> Theme | None:
        if theme.merged_into_id:
            theme = self._rows[theme.merged_into_id]
        return theme if theme.is_live and theme.parent_id is None else None

    def _as_record(self, theme: Theme, parent: Theme | None) -> records.Theme:
        own = [theme.pk, *(each.pk for each in self.merged_into(theme))]
        passages = dict.fromkeys(passage for key in own for passage in self._members[key])
        return records.Theme(
            id=ThemeId(theme.ident),
            parent=ThemeId(parent.ident) if parent else None,
            name=theme.name,
            description=theme.description,
            keywords=tuple(theme.keywords),
            passages=tuple(passages),
        )

    @functools.cached_property
    def _members(self) -> dict[UUID, list[PassageId]]:
        rows = PassageInTheme.objects.filter(theme__exercise=self._exercise).order_by("theme", "rank")
        if self._only is not None:
            known = {"passage__service": self._exercise.service_id, "passage__ident__in": self._only}
            rows = rows.filter(**known)
        members: dict[UUID, list[PassageId]] = defaultdict(list)
        for theme, passage in rows.values_list("theme_id", "passage__ident"):
            members[theme].append(PassageId(passage))
        return members


def counted_in(
    exercise: Exercise, themes: Iterable[records.Theme], *, with_passages: bool = True
) -> tuple[Counted, ...]:
    """What searches find for the findings of these themes, each with the passages it counts."""
    above = {theme.id: theme.parent or theme.id for theme in themes}
    return tuple(
        Counted(
            theme=ThemeId(ident),
            told=each.told,
            passages=_idents_of(each) if with_passages else (),
            within=above.get(ThemeId(each.within)),
            by_people=each.by_people,
        )
        for ident, each in sorted(instead_of_themes(exercise).items())
        if above.get(ThemeId(ident)) == ident
    )


def _idents_of(search: Instead) -> tuple[PassageId, ...]:
    return tuple(map(PassageId, sorted(search.passages.order_by().values_list("ident", flat=True))))


def findings_in(
    exercise: Exercise, themes: Iterable[records.Theme], quotable: frozenset[PassageId]
) -> tuple[records.Finding, ...]:
    """The findings of these themes in the report's order.

    Whatever a row says, no other passages are quoted in them than the ``quotable``: those whose words are
    still there and whose speakers agreed.
    """
    names = {theme.id for theme in themes if theme.parent is None}
    rows = Finding.objects.filter(exercise=exercise).select_related("theme").order_by("place")
    return tuple(as_record(row, quotable) for row in rows if row.theme.ident in names)


def as_record(row: Finding, quotable: frozenset[PassageId]) -> records.Finding:
    """A finding as the library knows it; a quote that is not ``quotable`` is not in it."""
    finding = records.Finding(
        theme=ThemeId(row.theme.ident),
        statement=row.statement,
        description=row.description if row.written_by_person else row.theme.description,
        quotes=tuple(PassageId(quote) for quote in row.quotes if quote in quotable),
        dissent=row.dissent or None,
    )
    return replace(finding, written_by="person") if row.written_by_person else finding
