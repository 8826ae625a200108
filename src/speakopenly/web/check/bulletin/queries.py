"""Issues for those who work on them, what may be printed, what is missing, and what the public may read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.change.reviews.hindsight import Mark, marks_in
from speakopenly.check import bulletin
from speakopenly.core.likeness import words_of
from speakopenly.core.records import ContributionId
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.recommendations.queries import public_ones
from speakopenly.web.check.bulletin import composing, policies, safekeeping
from speakopenly.web.check.bulletin.models import Issue, IssueFile, IssueState, Printed, Story
from speakopenly.web.check.replies.models import EditionState, Reply
from speakopenly.web.hear.reporting.safe_versions import printing
from speakopenly.web.hear.reporting.safe_versions.printing import Printable
from speakopenly.web.people.here import service_here
from speakopenly.web.people.models import Service
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff

MOST_WORDS_SOUGHT = 8


def issues_for(by: Staff) -> Iterable[Issue]:
    """Every issue of the service, the newest first."""
    return Issue.objects.filter(service=by.service)


def issue_for(by: Staff, issue_id: UUID) -> Issue:
    """One issue of one's own service. Raises Http404 for any other."""
    found = Issue.objects.filter(service=by.service, pk=issue_id).select_related("service").first()
    if found is None:
        raise Http404
    return found


def story_for(issue: Issue, story_id: UUID) -> Story:
    """One story of an issue that was not taken out. Raises Http404 for any other."""
    found = issue.stories.filter(pk=story_id).exclude(source="").select_related("issue").first()
    if found is None:
        raise Http404
    return found


def to_choose_from(by: Staff) -> list[Printable]:
    """What may be printed and is in no issue. Raises NotAllowed: only who writes the bulletin reads it."""
    policies.check_can_begin(by)
    told = set(Story.objects.filter(service=by.service).values_list("source", flat=True))
    return [each for each in printing.printable(by.service.pk) if each.source not in told]


def safe_text_of(story: Story) -> str:
    """The approved words a story rests on; blank where they may not be printed today."""
    found = printing.find_printable(story.service_id, story.source)
    return found.record.text if found else ""


def not_to_be_printed(issue: Issue) -> list[str]:
    """The numbers of stories whose words may not be printed today, or are not those that were approved."""
    may = {each.source: each.record.text for each in printing.printable(issue.service_id)}
    return [
        number
        for number, row in composing.numbered(issue)
        if (parts := safekeeping.open_parts(row))
        and not bulletin.is_cut_from(parts.told, may.get(row.source, ""))
    ]


def hindsight_in(parts: bulletin.Parts) -> list[tuple[str, Mark]]:
    """What hindsight may have done to what was written round a story; never asked of the teller's words."""
    written = (*parts.made_likely, parts.comment, parts.service_said)
    return [(text[mark.start : mark.end], mark) for text in written for mark in marks_in(text)]


def replies_out(by: Staff) -> QuerySet[Reply]:
    """Public replies that anyone can read, for a story to point at."""
    return Reply.objects.filter(service=by.service, editions__state=EditionState.OUT).distinct()


def changes_out(by: Staff) -> QuerySet[Recommendation]:
    """Recommended changes that anyone can read."""
    out = [each.recommendation_id for each in public_ones(by.service)]
    return Recommendation.objects.filter(service=by.service, pk__in=out)


def contribution_of(story: Story) -> ContributionId | None:
    """The contribution a story rests on: the way back to its passages. None once its words have gone."""
    return printing.contribution_of(story.service_id, story.source) if story.source else None


def out_now() -> QuerySet[Issue]:
    """What the public may read here, the newest first."""
    return out_of(service_here())


def out_of(service: Service | None) -> QuerySet[Issue]:
    """What the public may read of a service, the newest first."""
    return Issue.objects.filter(service=service, state=IssueState.OUT).order_by("-out_on", "-number")


def issue_out(slug: str) -> Issue:
    """One issue that is out. Raises Http404 for any other."""
    found = out_now().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def frozen(issue: Issue) -> bulletin.Issue:
    """An issue that is out as its files have it."""
    return bulletin.read_issue(bytes(file_of(issue, bulletin.CONTENT).bytes))


def file_of(issue: Issue, name: str) -> IssueFile:
    """One file of the edition that stands. Raises Http404 for any other."""
    found = issue.files.filter(edition=issue.edition, name=name).first()
    if found is None:
        raise Http404
    return found


def sizes_of(issue: Issue) -> dict[str, int]:
    """Every file of the edition that stands, with its size."""
    return {row.name: len(bytes(row.bytes)) for row in issue.files.filter(edition=issue.edition)}


def found_in_print(sought: str) -> Sequence[Printed]:
    """Parts of issues that are out which have all of these words, or words that begin so."""
    words = words_of(sought)[:MOST_WORDS_SOUGHT]
    rows = Printed.objects.filter(service=service_here(), issue__state=IssueState.OUT).select_related("issue")
    for word in words:
        rows = rows.filter(folded__contains=f" {word}")
    return list(rows.order_by("-issue__out_on", "-issue__number", "part")) if words else []


def folded(texts: Iterable[str]) -> str:
    """Words as they are searched: case, accents and punctuation do not count."""
    return " " + " ".join(words_of(" ".join(texts)))


def signatures_that_wait(staff: Staff) -> list[Waiting]:
    """Issues this person may sign; for Today."""
    ready = Issue.objects.filter(service=staff.service, state=IssueState.READY)
    return [
        Waiting(
            what=_("Read and sign: Bulletin %(number)s") % {"number": issue.number},
            where=reverse("check:bulletin", args=[issue.pk]),
        )
        for issue in ready
        if policies.can_sign(staff, issue)
    ]
