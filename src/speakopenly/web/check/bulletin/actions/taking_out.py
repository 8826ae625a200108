"""When somebody takes their words back: out of every issue, also of one that is out, at once.

What is out loses the story's words from its page, its files and the search, and its edition counts on. The
PDF is made again by the daily round: a time on it would tell when somebody withdrew. This runs inside the
deed of somebody outside, so it leaves no line in the trail and no day.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from speakopenly.check.bulletin import PDF
from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.web.check.bulletin import safekeeping
from speakopenly.web.check.bulletin.actions.files import keep_files
from speakopenly.web.check.bulletin.actions.issues import held, to_draft
from speakopenly.web.check.bulletin.models import Issue, IssueState, Story
from speakopenly.web.hear.events import PrintingTakenBack
from speakopenly.web.hear.reporting.safe_versions.printing import source_of
from speakopenly.web.sqlite.erasing import empty_the_log

ROOM = "bulletin"


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """Take out every story that rests on one of these contributions. Asking twice does no harm."""
    removed = 0
    for service_id in Story.objects.exclude(source="").values_list("service", flat=True).distinct():
        sources = {source_of(service_id, each) for each in wanted.contributions}
        told = Story.objects.filter(service=service_id).exclude(source="").select_related("issue")
        removed += _take_out(story for story in told if story.source in sources)
    transaction.on_commit(empty_the_log)
    return ErasureRecord(ROOM, {"stories": removed})


@transaction.atomic
def stop_printing(told: PrintingTakenBack) -> None:
    """The same where only the leave to print was taken back."""
    source = source_of(told.service_id, told.contribution)
    _take_out(Story.objects.filter(service=told.service_id, source=source).select_related("issue"))
    transaction.on_commit(empty_the_log)


def make_what_is_missing() -> None:
    """For the daily round: make the PDF of every issue whose edition has none."""
    for issue in Issue.objects.filter(state=IssueState.OUT):
        if not issue.files.filter(edition=issue.edition, name=PDF).exists():
            with transaction.atomic():
                keep_files(held(issue), with_pdf=True)


def _take_out(stories: Iterable[Story]) -> int:
    found = list(stories)
    for story in found:
        issue = held(story.issue)
        if issue.state == IssueState.OUT:
            _take_out_of_print(issue, story)
        else:
            story.delete()
            if issue.state == IssueState.READY:
                to_draft(issue)
    return len(found)


def _take_out_of_print(issue: Issue, story: Story) -> None:
    safekeeping.empty(story)
    story.save()
    issue.edition += 1
    issue.save(update_fields=["edition"])
    keep_files(issue, with_pdf=False)
