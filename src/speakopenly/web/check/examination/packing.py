"""What of a service's learning is published, as files: what anybody may read, and nothing that waits.

No report stands in it, and how many there were is left out. Words of reports stand only where their writers
let the bulletin print them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speakopenly.check.examination.pack import make_pack
from speakopenly.check.examination.sources import NUMBER_OF_REPORTS
from speakopenly.check.outcomes.figures import MEASURES
from speakopenly.check.replies import FIRST
from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.documents import Block, Document, Paragraph, Section, write_html
from speakopenly.core.tables import csv_bytes
from speakopenly.web.change.recommendations.printing import PublicLine, line_of, record_in
from speakopenly.web.change.recommendations.queries import public_ones
from speakopenly.web.change.reviews.publications.queries import published as reviews_published
from speakopenly.web.check.bulletin.models import Issue, IssueState
from speakopenly.web.check.examination.publications.queries import published as examinations_published
from speakopenly.web.check.examination.sources.learning import printed_numbers
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.check.replies.public import PublicPage, page_of
from speakopenly.web.people.models import Service
from speakopenly.web.understand.findings.publications import packs
from speakopenly.web.understand.findings.publications.models import Pack
from speakopenly.web.understand.findings.publications.queries import published as findings_published

NAME: Final = "published-learning.zip"
COLUMNS: Final = ("figure", "name", "period", "share", "low", "high", "count", "base", "printed_in_bulletin")


def pack_of(service: Service) -> bytes:
    """The ZIP of everything that is published of this service's learning."""
    return make_pack(files_of(service))


def files_of(service: Service) -> Mapping[str, bytes]:
    """Its files by name, without the manifest."""
    return {
        "READ-ME-FIRST.txt": _about(service),
        **_editions("findings", findings_published(service)),
        **_editions("reviews", reviews_published(service)),
        **_editions("examinations", examinations_published(service)),
        **dict(_bulletins(service)),
        "changes.html": _changes(service),
        "replies.html": _replies(service),
        "learning-figures.csv": csv_bytes(COLUMNS, list(_figures(service))),
    }


def _about(service: Service) -> bytes:
    said = (
        _("What %(service)s has published of how it learns") % {"service": service.name},
        _("Findings, reviews, examinations and bulletins are the files that two people signed. Changes and "
          "replies are as anybody could read them on the day this was made."),
        _("Figures of learning stand here as the bulletin printed them. What was never printed is not here."),
        NUMBER_OF_REPORTS,
        _("The manifest has the sha256 of every file. Nothing here compares services or is a grade."),
    )  # fmt: skip
    return "\n\n".join(said).encode() + b"\n"


def _editions(folder: str, published: Iterable[Any]) -> dict[str, bytes]:
    return {
        f"{folder}/{each.slug}-edition-{each.edition}/{file.name}": bytes(file.bytes)
        for each in packs.newest_of_each(published)
        for file in each.files.filter(pack=Pack.PUBLIC)
    }


def _bulletins(service: Service) -> Iterator[tuple[str, bytes]]:
    for issue in Issue.objects.filter(service=service, state=IssueState.OUT):
        for file in issue.files.filter(edition=issue.edition):
            yield f"bulletin/{issue.slug}-edition-{issue.edition}/{file.name}", bytes(file.bytes)


def _changes(service: Service) -> bytes:
    rows = public_ones(service)
    lines = [line_of(record_in(each), each.recommendation) for each in rows]
    sections = [Section(str(each.number), each.change, tuple(_change(each))) for each in lines]
    return _page(_("What we change"), service, sections)


def _change(line: PublicLine) -> Iterator[Block]:
    yield Paragraph(None, _("Who helps: %(who)s.") % {"who": line.owner})
    yield Paragraph(None, " ".join(str(each) for each in (line.state, *line.says)))
    for name, how_much, have in line.takes:
        yield Paragraph(None, f"{name}: {how_much}. {have}")
    for letter in line.letters:
        yield Paragraph(None, f"{letter.body}: {letter.asks}")
        if letter.answer:
            yield Paragraph(None, letter.answer)


def _replies(service: Service) -> bytes:
    rows = Reply.objects.filter(service=service, joined_into=None).order_by("number")
    pages = [page for each in rows if (page := page_of(each, FIRST)) is not None]
    sections = [
        Section(str(each.reply.number), each.shown.words.title, tuple(_reply(each))) for each in pages
    ]
    return _page(_("Public replies"), service, sections)


def _reply(page: PublicPage) -> Iterator[Block]:
    words = page.shown.words
    for each in (words.heard, words.changed, words.nothing_because, words.checked):
        if each.strip():
            yield Paragraph(None, " ".join(each.split()))


def _page(title: str, service: Service, sections: list[Section]) -> bytes:
    today = date_format(timezone.localdate(), "j F Y")
    document = Document(
        title=title,
        subtitle=service.name,
        edition=_("As it stood on %(day)s") % {"day": today},
        date=None,
        language="en-GB",
        check_code="-",
        front=() if sections else (Paragraph(None, _("Nothing has been published yet.")),),
        summary=(),
        sections=tuple(sections),
        is_short=True,
    )
    return write_html(document, {})


def _figures(service: Service) -> Iterator[tuple[str, ...]]:
    for number, issue in printed_numbers(service, timezone.localdate()):
        shown = (number.value, number.low, number.high, number.count, number.base)
        cells = [HIDDEN if number.value is None else _cell(each) for each in shown]
        yield (number.code, MEASURES[number.code].name, number.period, *cells, str(issue))


def _cell(value: float | int | None) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
