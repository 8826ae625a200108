"""Walks back from a line. Worked out anew each time: a link that was withdrawn is a gap at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speakopenly.change.reviews import CONDITIONS, Condition
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.reviews import behind
from speakopenly.web.change.reviews import policies as reviews
from speakopenly.web.change.reviews.models import PassagePinned, Review
from speakopenly.web.check.bulletin.composing import number_of
from speakopenly.web.check.bulletin.models import Story
from speakopenly.web.check.replies.models import Edition, EditionState, Reply
from speakopenly.web.check.trail import policies
from speakopenly.web.check.trail.finding import step_of_finding
from speakopenly.web.check.trail.lines import Kind, Step
from speakopenly.web.people.staff import Staff


def walk(by: Staff, kind: Kind, line: Any) -> Step:
    """The step of this line with everything behind it that this person may see."""
    if not policies.can_see(by, kind):
        return Step(
            str(kind.label), "", gaps=(_("Your roles do not see this. Somebody who leads learning does."),)
        )
    return _WALKS[kind](by, line)


def name_of(kind: Kind, line: Any) -> str:
    """What a line is called in a list."""
    return _NAMES[kind](line)


def _name_of_story(story: Story) -> str:
    return _("Story %(number)s") % {"number": number_of(story)}


def _name_of_reply(reply: Reply) -> str:
    return f"{reply.number}: {reply.name}"


def _name_of_finding(finding: Any) -> str:
    return f"{finding.exercise.title}: {finding.theme.name}"


_NAMES: Final[Mapping[Kind, Callable[[Any], str]]] = {
    Kind.STORY: _name_of_story,
    Kind.REPLY: _name_of_reply,
    Kind.RECOMMENDATION: lambda line: f"{line.number}: {line.change}",
    Kind.REVIEW: lambda line: f"{line.number}: {line.title}",
    Kind.FINDING: _name_of_finding,
}


def _story(by: Staff, story: Story) -> Step:
    came_of_it = [(Kind.REPLY, story.reply), (Kind.RECOMMENDATION, story.recommendation)]
    if story.source:
        gap = _("It is told from one report. Which one, no page says, so that nobody is found through it.")
    else:
        gap = _("This link was withdrawn: whoever wrote took their words back.")
    return Step(
        str(Kind.STORY.label),
        _name_of_story(story),
        reverse("check:bulletin", args=[story.issue_id]),
        rests_on=tuple(walk(by, kind, line) for kind, line in came_of_it if line is not None),
        gaps=(gap,),
    )


def _reply(by: Staff, reply: Reply) -> Step:
    edition = reply.editions.filter(state=EditionState.OUT).first() or reply.editions.first()
    rows = list(_behind_edition(by, edition)) if edition else []
    if reply.joined_into is not None:
        rows.append(walk(by, Kind.REPLY, reply.joined_into))
    return Step(
        str(Kind.REPLY.label),
        _name_of_reply(reply),
        reverse("check:reply", args=[reply.number]),
        rests_on=tuple(rows),
        gaps=tuple(_gaps_of_reply(reply, any_row=bool(rows))),
    )


def _behind_edition(by: Staff, edition: Edition) -> Iterable[Step]:
    for row in edition.rests_on.select_related("finding", "recommendation", "measure"):
        if row.finding is not None:
            yield walk(by, Kind.FINDING, row.finding)
        elif row.recommendation is not None:
            yield walk(by, Kind.RECOMMENDATION, row.recommendation)
        elif row.measure is not None:
            yield Step(_("Measure"), row.measure.name, reverse("check:measure", args=[row.measure.pk]))


def _gaps_of_reply(reply: Reply, *, any_row: bool) -> Iterable[str]:
    if reply.changed_on:
        yield _("This link was withdrawn on %(day)s: the words behind its theme were taken back.") % {
            "day": date_format(reply.changed_on, "j F Y")
        }
    elif not any_row:
        yield _("It names no finding that it rests on.")


def _recommendation(by: Staff, line: Recommendation) -> Step:
    answered = list(line.answers.select_related("finding", "exercise"))
    rows = [walk(by, Kind.FINDING, each.finding) for each in answered if each.finding is not None]
    if line.review is not None:
        rows.append(walk(by, Kind.REVIEW, line.review))
    gaps = [
        _("This link was withdrawn: the themes of “%(title)s” were found anew, and %(ident)s is no more.")
        % {"ident": each.ident, "title": each.exercise.title}
        for each in answered
        if each.finding is None
    ]
    if not rows and not gaps:
        gaps.append(_("It names no finding and no review that it rests on."))
    return Step(
        str(Kind.RECOMMENDATION.label),
        f"{line.number}: {line.change}",
        reverse("change:recommendation", args=[line.number]),
        rests_on=tuple(rows),
        gaps=tuple(gaps),
    )


def _review(by: Staff, review: Review) -> Step:
    if not reviews.can_see(by, review):
        gap = _("Its canvas is read by those who lead learning.")
        return Step(str(Kind.REVIEW.label), f"{review.number}: {review.title}", gaps=(gap,))
    pins = list(review.pins.all())
    words = behind.words_of(review, [each.passage for each in pins])
    return Step(
        str(Kind.REVIEW.label),
        f"{review.number}: {review.title}",
        reverse("change:review", args=[review.number]),
        rests_on=tuple(_pinned(each, words[each.passage]) for each in pins),
        gaps=() if pins else (_("No passage is pinned to it."),),
    )


def _pinned(pin: PassagePinned, said: Any) -> Step:
    kind = _("Passage behind “%(group)s”") % {"group": CONDITIONS[Condition(pin.group)]}
    if said is None:
        return Step(kind, "", gaps=(_("This link was withdrawn, or its words may not be shown now."),))
    return Step(kind, said.who, quote=said.text)


_WALKS: Final[Mapping[Kind, Callable[[Staff, Any], Step]]] = {
    Kind.STORY: _story,
    Kind.REPLY: _reply,
    Kind.RECOMMENDATION: _recommendation,
    Kind.REVIEW: _review,
    Kind.FINDING: step_of_finding,
}
