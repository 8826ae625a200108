"""Walking through a questionnaire page by page, and taking in what one page sent. Works with scripts off.

Conditions never look at an item of the same page, so what a page shows is known before it is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from speakopenly.hear.questionnaires.answers import Answers, items_shown, keep_shown
from speakopenly.hear.questionnaires.conditions import Value
from speakopenly.hear.questionnaires.posted import Refusal, read_item
from speakopenly.hear.questionnaires.questionnaire import Questionnaire
from speakopenly.hear.questionnaires.records import Item


@dataclass(frozen=True, slots=True)
class Page:
    """The items that stand together. ``number`` (from 1) stays the same whatever is answered."""

    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one page.

    ``answers`` holds all answers, this page's sound ones among them. ``refusals`` say what is wrong, item by
    item, in the page's order; with any, show the page again. ``dropped`` names earlier or later items whose
    answers were not kept, as they are no longer shown.
    """

    answers: Answers
    refusals: tuple[Refusal, ...] = ()
    dropped: tuple[str, ...] = ()


def all_pages(questionnaire: Questionnaire) -> tuple[Page, ...]:
    """Every page, whoever sees it."""
    groups: list[list[Item]] = []
    for item in questionnaire.items:
        if item.same_page and groups:
            groups[-1].append(item)
        else:
            groups.append([item])
    return tuple(Page(number, tuple(items)) for number, items in enumerate(groups, start=1))


def pages_shown(questionnaire: Questionnaire, answers: Answers) -> tuple[Page, ...]:
    """The pages somebody with these answers sees, each with the items shown; pages with none are left out."""
    return tuple(_with_shown(questionnaire, answers))


def page_shown(questionnaire: Questionnaire, answers: Answers, number: int) -> Page | None:
    """One page as it is shown, or None where it is not (a stale or made-up address)."""
    return next((page for page in _with_shown(questionnaire, answers) if page.number == number), None)


def next_page(questionnaire: Questionnaire, answers: Answers, *, after: int = 0) -> Page | None:
    """The page that follows; the first with ``after=0``; None when all were shown."""
    return next((page for page in _with_shown(questionnaire, answers) if page.number > after), None)


def previous_page(questionnaire: Questionnaire, answers: Answers, *, before: int) -> Page | None:
    """The page one comes back to, or None on the first."""
    earlier = [page for page in _with_shown(questionnaire, answers) if page.number < before]
    return earlier[-1] if earlier else None


def take_page(
    questionnaire: Questionnaire, answers: Answers, number: int, posted: Mapping[str, Sequence[str]]
) -> Taken:
    """Take in one page that was sent.

    ``posted`` is what the form held: each field's name with its values (``dict(request.POST.lists())``). A
    field is named after its item; ``prefer_not_field`` gives the name of the tick beside a box. Fields of
    items that this page does not show are not looked at. A blank takes an earlier answer away. A refused item
    keeps the answer it had; nothing refused is ever kept.
    """
    page = page_shown(questionnaire, answers, number)
    values: dict[str, Value | None] = {}
    refusals: list[Refusal] = []
    for item in page.items if page else ():
        read = read_item(item, posted) if item.kind.asks else None
        if isinstance(read, Refusal):
            refusals.append(read)
        elif item.kind.asks:
            values[item.name] = read
    kept = keep_shown(questionnaire, answers.with_values(values))
    return Taken(kept.answers, tuple(refusals), kept.dropped)


def still_needed(questionnaire: Questionnaire, answers: Answers) -> tuple[Item, ...]:
    """The needed items that are shown and have neither an answer nor "prefer not to say"."""
    shown = items_shown(questionnaire, answers)
    return tuple(item for item in shown if item.needed and answers.get(item.name) is None)


def _with_shown(questionnaire: Questionnaire, answers: Answers) -> Iterator[Page]:
    shown = {item.name for item in items_shown(questionnaire, answers)}
    for page in all_pages(questionnaire):
        items = tuple(item for item in page.items if item.name in shown)
        if items:
            yield Page(page.number, items)
