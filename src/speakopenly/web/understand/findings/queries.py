"""What the findings page shows: numbered paragraphs as they would be printed now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.http import Http404

from speakopenly.core.records import PassageId, ThemeId, contribution_of
from speakopenly.understand.findings.balancing import Chosen, choose_balanced
from speakopenly.understand.findings.draft import Draft, Numbered
from speakopenly.understand.findings.numbers import Number
from speakopenly.understand.findings.official import fields_of, sentence_of
from speakopenly.understand.findings.wording import fill
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.wording import Refusal, refusal_of_words

MOST_OFFERED = 40
LONGEST_SEED = 6
FIELDS = ("who", "how_many", "count", "base", "range", "theme")
_FIELD = re.compile(r"(\{\w+\})")


class Words(NamedTuple):
    """Part of a statement; ``is_live`` where it is worked out from the evidence."""

    text: str
    is_live: bool


class Quoted(NamedTuple):
    """A quote as it is printed."""

    passage: PassageId
    text: str
    who: str
    language: str


class Offered(NamedTuple):
    """A passage that may be chosen as a quote, or why it may not.

    Where its speaker did not agree there is no ``text``: no page can show it as if it could be quoted.
    """

    passage: PassageId
    text: str
    who: str
    is_chosen: bool
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One numbered paragraph as the page shows it."""

    number: str
    ident: str
    theme: str
    statement: tuple[Words, ...]
    description: str
    dissent: str | None
    quotes: tuple[Quoted, ...]
    by_person: bool
    is_said_by_few: bool
    counted: str = ""
    """What is looked for where its number counts what a search finds."""
    official: tuple[str, ...] = ()
    """Official figures behind it, as they are printed beneath."""


def paragraphs(draft: Draft) -> list[Shown]:
    """Every finding in the report's order, then what few people said."""
    few = {each.paragraph for each in draft.said_by_few}
    return [
        Shown(
            number=each.paragraph,
            ident=each.theme.id,
            theme=each.theme.name,
            statement=tuple(
                live(each.finding.statement, each.number, each.theme.name, fields_of(each.official))
            ),
            description=each.finding.description,
            dissent=each.finding.dissent,
            quotes=() if each.paragraph in few else tuple(_quotes(draft, each)),
            by_person=each.finding.written_by == "person",
            is_said_by_few=each.paragraph in few,
            counted=draft.counted[each.theme.id].told if each.theme.id in draft.counted else "",
            official=tuple(map(sentence_of, each.official)),
        )
        for each in draft.listed
    ]


def live(statement: str, number: Number, theme: str, official: Mapping[str, str]) -> Iterator[Words]:
    """The statement in order, its fields filled and marked."""
    for part in _FIELD.split(statement):
        if part:
            words = fill(part, number, theme=theme, official=official)
            yield Words(words, bool(_FIELD.fullmatch(part)))


def values_of(numbered: Numbered) -> list[tuple[str, str]]:
    """What each field gives in this finding now, to choose from."""
    official = fields_of(numbered.official)
    return [
        *(
            (f"{{{name}}}", fill(f"{{{name}}}", numbered.number, theme=numbered.theme.name))
            for name in FIELDS
        ),
        *((f"{{{name}}}", said) for name, said in official.items()),
    ]


def numbered_of(draft: Draft, ident: str) -> Numbered:
    """The paragraph of one theme. Raises Http404 where there is none."""
    for each in draft.listed:
        if each.theme.id == ident:
            return each
    raise Http404


def finding_of(exercise: Exercise, ident: str) -> Finding:
    """One finding by the ident of its theme. Raises Http404 for any other."""
    found = Finding.objects.filter(exercise=exercise, theme__ident=ident).select_related("theme", "exercise")
    finding = found.first()
    if finding is None or not finding.theme.is_live:
        raise Http404
    return finding


def seed_of(text: str) -> int:
    """The seed in an address; 0 for anything that is no small number."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_SEED else 0


def balanced(draft: Draft, ident: str, others: Collection[PassageId], seed: str) -> list[Chosen]:
    """Quotes that stand for different groups, channels, lengths and views, each with why it was chosen."""
    numbered_of(draft, ident)
    theme = draft.evidence.theme(ThemeId(ident))
    return list(choose_balanced(theme, draft.passages, draft.heard, other_view=others, seed=seed_of(seed)))


def with_words(draft: Draft, chosen: Iterable[Chosen]) -> list[tuple[str, str]]:
    """What was chosen and why, as the page says it."""
    return [(draft.passages[each.passage].text, "; ".join(each.because)) for each in chosen]


def offered(draft: Draft, ident: str, *, also: Iterable[PassageId] = ()) -> list[Offered]:
    """The most telling passages of a theme: those that may be quoted, and why the others may not."""
    numbered = numbered_of(draft, ident)
    chosen = numbered.finding.quotes
    telling = draft.evidence.theme(ThemeId(ident)).passages[:MOST_OFFERED]
    return [
        _offer(draft, passage, is_chosen=passage in chosen)
        for passage in dict.fromkeys((*chosen, *also, *telling))
    ]


def _offer(draft: Draft, passage: PassageId, *, is_chosen: bool) -> Offered:
    heard = draft.heard[contribution_of(passage)]
    text = draft.passages[passage].text
    refusal = refusal_of_words(text, may_quote=heard.may_quote)
    words = text if heard.may_quote else ""
    return Offered(passage, words, draft.shared.describe(heard), is_chosen, refusal)


def _quotes(draft: Draft, numbered: Numbered) -> Iterator[Quoted]:
    for quote in numbered.finding.quotes:
        heard = draft.heard[contribution_of(quote)]
        if not heard.may_quote:
            continue
        yield Quoted(quote, draft.passages[quote].text, draft.shared.describe(heard), heard.language)
