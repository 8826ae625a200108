"""What anybody may read, and what a mailbox is told. The quiet days are asked for each time it is shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from speakopenly.check.replies import Way
from speakopenly.core import disclosure
from speakopenly.hear.speaking.questions import Wording
from speakopenly.web.check.replies import evidence
from speakopenly.web.check.replies.models import Edition, EditionState, Reply
from speakopenly.web.check.replies.texts import Shown, shown_to
from speakopenly.web.hear.events import PublicRepliesSince, PublicReply
from speakopenly.web.people.here import service_here
from speakopenly.web.understand.themes import queries as themes


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One reply as everybody may read it; ``before`` are its earlier editions, the newest first."""

    reply: Reply
    edition: Edition
    shown: Shown
    before: list[tuple[Edition, Shown]]
    is_small: bool
    joined: list[int]


@dataclass(frozen=True, slots=True)
class JoinedTo:
    """A number whose reply was joined to another."""

    number: int
    into: int


def all_out(wanted: Way) -> list[PublicPage]:
    """Every reply that may be seen today, the one that came out last first."""
    rows = _here().filter(joined_into=None, editions__state=EditionState.OUT).distinct()
    pages = [page for each in rows if (page := page_of(each, wanted)) is not None]
    return sorted(pages, key=lambda page: (page.edition.out_on or date.min, page.reply.number), reverse=True)


def one_out(number: int, wanted: Way) -> PublicPage | JoinedTo:
    """One of them, or which other reply it was joined to. Raises Http404 for anything else."""
    reply = _here().filter(number=number).first()
    if reply is None:
        raise Http404
    if reply.joined_into is not None:
        if page_of(reply.joined_into, wanted) is None:
            raise Http404
        return JoinedTo(reply.number, reply.joined_into.number)
    page = page_of(reply, wanted)
    if page is None:
        raise Http404
    return page


def page_of(reply: Reply, wanted: Way) -> PublicPage | None:
    """A reply as everybody may read it; None while it is not out, or within its quiet days."""
    out = [
        (edition, shown)
        for edition in reply.editions.filter(state=EditionState.OUT)
        if evidence.may_be_seen(edition) and (shown := shown_to(edition, wanted)) is not None
    ]
    if not out:
        return None
    (edition, shown), *before = out
    people = evidence.people_behind(reply)
    return PublicPage(
        reply=reply,
        edition=edition,
        shown=shown,
        before=before,
        is_small=people is not None and disclosure.is_small(people),
        joined=sorted(reply.joined.values_list("number", flat=True)),
    )


def tell_what_came_out(asked: PublicRepliesSince) -> None:
    """Add what came out since; a theme, finding or exercise that holds these words is about them.

    It is worked out while the writer is here. No row leads from a reply to a report or back.
    """
    wanted = Way(Wording(asked.wording), asked.language)
    mine = themes.themes_of(asked.contribution, asked.service_id)
    exercise = themes.exercise_of(asked.contribution, asked.service_id)
    rows = Reply.objects.filter(service=asked.service_id, joined_into=None, editions__state=EditionState.OUT)
    for reply in rows.distinct():
        page = page_of(reply, wanted)
        if page is not None and (page.edition.out_on or date.min) >= asked.since:
            answers = [reply, *reply.joined.select_related("theme", "finding__theme")]
            is_about = any(_is_about(each, mine, exercise) for each in answers)
            asked.found.append(PublicReply(reply.number, page.shown.words.title, is_about))


def _is_about(reply: Reply, mine: Collection[UUID], exercise: UUID | None) -> bool:
    theme = evidence.theme_of(reply)
    return theme.pk in mine if theme is not None else reply.exercise_id == exercise


def _here() -> QuerySet[Reply]:
    """The replies of the service whose host name was asked."""
    return Reply.objects.filter(service=service_here()).select_related("exercise", "joined_into")
