"""The yearly learning report: one tree of what is stored of a year, for the principal social worker.

It holds the same protected figures as the page, quarter by quarter: a sum over the year beside them would
tell a hidden quarter by subtraction. Each section says what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speakopenly.check.outcomes.charts import say_learning, table_of
from speakopenly.check.outcomes.figures import HOW_TO_READ
from speakopenly.core.documents.tree import (
    Block,
    BulletList,
    Document,
    Paragraph,
    Section,
    SubHeading,
    Table,
)
from speakopenly.web.change.recommendations.choices import Have
from speakopenly.web.change.recommendations.gate import may_be_covert_and_live
from speakopenly.web.change.recommendations.kept import takes_of
from speakopenly.web.change.recommendations.models import Letter, Recommendation
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.rights.models import Outcome
from speakopenly.web.change.rights.queries import public_register
from speakopenly.web.check.learning import wording
from speakopenly.web.check.learning.counting import periods
from speakopenly.web.check.learning.counting.support import PARTS
from speakopenly.web.check.learning.queries import AnyFigure, Learning, learning_of
from speakopenly.web.check.outcomes.models import Verdict
from speakopenly.web.hear.plans.models import Plan
from speakopenly.web.people.models import Service


@dataclass(frozen=True)
class Year:
    """One service and one year from April to March, up to today where it is not over."""

    service: Service
    year: str
    today: date

    @cached_property
    def learning(self) -> Learning:
        return learning_of(self.service, today=self.today)

    @property
    def first(self) -> date:
        return periods.days_of_year(self.year)[0]

    @property
    def last(self) -> date:
        return min(periods.days_of_year(self.year)[1], self.today)

    @property
    def is_over(self) -> bool:
        return self.today > periods.days_of_year(self.year)[1]

    def figures(self) -> list[AnyFigure]:
        """Those of its quarters and of the year itself; recurrence has no year and stands as it is."""
        of_year = {periods.in_words(each) for each in periods.quarters_of_year(self.year)} | {self.year}
        return [e for e in self.learning.figures if e.period in of_year or e.measure.code == "L9"]


def yearly_report(service: Service, year: str, *, today: date | None = None) -> Document:
    """The report of one year as a document, made of what is stored now."""
    of = Year(service, year, today or timezone.localdate())
    made = tuple(
        Section(str(number), heading, tuple(_numbered(number, blocks)))
        for number, (heading, blocks) in enumerate((write(of) for write in SECTIONS), start=1)
    )
    return Document(
        title=_("What we learned in %(year)s") % {"year": year},
        subtitle=_("Yearly learning report, %(service)s") % {"service": service.name},
        edition=_("As it stood on %(day)s") % {"day": _day(of.today)},
        date=of.today,
        language="en-GB",
        check_code=_code(made),
        front=tuple(_front(of)),
        summary=(),
        sections=made,
    )


def _numbered(section: int, blocks: Iterable[Block]) -> Iterator[Block]:
    """Paragraphs with their numbers, so that each can be cited."""
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            number += 1
            yield replace(block, number=f"{section}.{number}")
        else:
            yield block


def years_offered(service: Service, *, today: date | None = None) -> list[str]:
    """The years of which something may be shown, the newest first."""
    learning = learning_of(service, today=today)
    of_quarters = {periods.year_of(periods.first_day(each)) for each in learning.quarters}
    return sorted({*learning.years, *of_quarters}, reverse=True)


Written = tuple[str, Iterable[Block]]


def _front(of: Year) -> Iterator[Block]:
    if settings.DEMO:
        yield Paragraph(None, _("Demonstration: every person, place and word in this report is invented."))
    yield Paragraph(
        None,
        _("For the principal social worker. From %(first)s to %(last)s.")
        % {"first": _day(of.first), "last": _day(of.last)},
    )
    if not of.is_over:
        yield Paragraph(None, _("The year is not over: what comes later is not in it."))
    yield Paragraph(None, HOW_TO_READ)
    yield Paragraph(
        None,
        _("Numbers of 1 to 7 are hidden to protect people, other counts are rounded to 5, and no sum over "
          "the year is given. A quarter is counted 31 days after its end."),
    )  # fmt: skip


def _figures(of: Year) -> Written:
    return _("The figures"), _each_figure(of.figures())


def _each_figure(figures: list[AnyFigure]) -> Iterator[Block]:
    codes = list(dict.fromkeys(each.measure.code for each in figures))
    for code in codes:
        these = [each for each in figures if each.measure.code == code]
        yield SubHeading(these[0].measure.name)
        yield Paragraph(None, say_learning(these))
        yield table_of(these)
    if not figures:
        yield Paragraph(None, _("No quarter of this year may be shown yet."))


def _support(of: Year) -> Written:
    shown = {periods.in_words(each) for each in periods.quarters_of_year(of.year)}
    rows = [
        (quarter, *(cells[part].text for part in PARTS))
        for quarter, cells in of.learning.support.items()
        if quarter in shown
    ]
    if not rows:
        nothing = _("Nobody has written down who was offered support after an event.")
        return _("Support after events"), [Paragraph(None, nothing)]
    columns = (_("When"), *(str(wording.PARTS_OF_SUPPORT[part]) for part in PARTS))
    return _("Support after events"), [Table(_("Support after events"), columns, tuple(rows))]


def _reviews(of: Year) -> Written:
    found = Review.objects.filter(service=of.service, on__range=(of.first, of.last))
    lines = tuple(f"{each.number}. {each.title}. {each.get_state_display()}." for each in found)
    return _("Learning reviews"), [_list(lines, _("No learning review was begun this year."))]


def _recommendations(of: Year) -> Written:
    within = Q(on__range=(of.first, of.last)) | Q(done_on__range=(of.first, of.last))
    found = Recommendation.objects.filter(within, service=of.service).select_related("rights_check")
    lines = tuple(_recommendation(each) for each in found if not may_be_covert_and_live(each))
    return _("What was recommended and what was done"), [
        _list(lines, _("Nothing was recommended this year."))
    ]


def _recommendation(each: Recommendation) -> str:
    said = f"{each.number}. {each.change} ({each.get_owner_display()}). {each.get_state_display()}."
    if each.done_on:
        said += " " + _("Done on %(day)s.") % {"day": _day(each.done_on)}
    elif each.due:
        said += " " + _("Agreed for %(day)s.") % {"day": _day(each.due)}
    for row in takes_of(each):
        if row.have == Have.NOT_FOUND:
            said += " " + _("Unfunded: %(what)s was looked for and not found.") % {
                "what": row.get_resource_display().lower()
            }
    return said


def _letters(of: Year) -> Written:
    found = Letter.objects.filter(service=of.service, sent_on__range=(of.first, of.last))
    rows = found.select_related("recommendation__rights_check")
    shown = [each for each in rows if not may_be_covert_and_live(each.recommendation)]
    lines = tuple(_letter(each, of.today) for each in shown)
    return _("Letters upward"), [_list(lines, _("No letter went to anybody above the service this year."))]


def _letter(each: Letter, today: date) -> str:
    said = _("To %(body)s on %(day)s: %(asks)s") % {
        "body": each.body, "day": _day(each.sent_on), "asks": each.asks
    }  # fmt: skip
    if each.answered_on:
        return f"{said} " + _("Answered on %(day)s: %(answer)s") % {
            "day": _day(each.answered_on), "answer": each.answer
        }  # fmt: skip
    if today <= each.answer_by:
        return f"{said} " + _("An answer is hoped for by %(day)s.") % {"day": _day(each.answer_by)}
    return f"{said} " + _("There is no answer.")


def _rights(of: Year) -> Written:
    """Only what the public register shows: of a live covert matter nothing stands here either."""
    lines = [
        _("%(title)s, %(quarter)s") % {"title": each.title, "quarter": periods.in_words(each.quarter)}
        for each in public_register(of.service).lines
        if each.outcome == Outcome.STOP.value and each.quarter in periods.quarters_of_year(of.year)
    ]
    return _("Rights checks that ended in a stop"), [
        _list(tuple(lines), _("The public register holds no stop of this year.")),
    ]


def _verdicts(of: Year) -> Written:
    said = Verdict.objects.filter(service=of.service, on__range=(of.first, of.last)).select_related("measure")
    newest: dict[object, Verdict] = {}
    for each in said.order_by("-at"):
        newest.setdefault(each.measure_id, each)
    lines = tuple(
        f"{each.measure.name}: {each.get_says_display()}. {each.why} {each.chart_said}"
        for each in newest.values()
    )
    return _("Whether it helped"), [_list(lines, _("Nobody said this year whether anything helped."))]


def _replies(of: Year) -> Written:
    plans = Plan.objects.filter(service=of.service).select_related("exercise").order_by("exercise__title")
    given = [
        _("%(title)s: told on %(day)s what came of it.")
        % {"title": each.exercise.title, "day": _day(each.replied_on)}
        for each in plans.filter(replied_on__range=(of.first, of.last))
    ]
    owed = [
        _("%(title)s: promised by %(day)s, and not told yet.")
        % {"title": each.exercise.title, "day": _day(each.reply_by)}
        for each in plans.filter(reply_by__range=(of.first, of.last), replied_on=None)
        if each.reply_by and each.reply_by < of.today
    ]
    return _("What people were told"), [
        _list((*given, *owed), _("No reply was promised or given this year."))
    ]


def _missing(of: Year) -> Written:
    """What this report cannot say, and why."""
    hidden = [
        say_learning([each])
        for each in of.figures()
        if getattr(each, "reason", None) and each.measure.code != "L9"
    ]
    return _("What is missing here"), [
        Paragraph(None, str(wording.NOT_COUNTED)),
        _list(tuple(hidden), _("No figure of this year is hidden or missing.")),
        Paragraph(None, _("What those think who have not spoken, nobody here can know.")),
    ]


def _list(lines: tuple[str, ...], nothing: str) -> Block:
    return BulletList(lines) if lines else Paragraph(None, nothing)


def _code(sections: tuple[Section, ...]) -> str:
    """The short code in the foot: the same words have the same."""
    return hashlib.sha256(repr(sections).encode("utf-8")).hexdigest()[:12]


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


SECTIONS: Final[Sequence[Callable[[Year], Written]]] = (
    _figures, _support, _reviews, _recommendations, _letters, _rights, _verdicts, _replies, _missing,
)  # fmt: skip
"""What the report is made of, in order; one more room is one more function and its name here."""
