"""The files of an issue that is out, and what of it can be searched. Only the newest edition is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from speakopenly.check import bulletin
from speakopenly.web.check.bulletin import composing, queries
from speakopenly.web.check.bulletin.models import Issue, IssueFile, Printed


def keep_files(issue: Issue, *, with_pdf: bool) -> None:
    """Make the files of the edition that stands, in place of whatever was there."""
    record = composing.record_of(issue)
    issue.files.all().delete()
    for name, data in bulletin.make_pack(record, with_pdf=with_pdf).items():
        IssueFile.objects.create(
            service_id=issue.service_id,
            issue=issue,
            edition=issue.edition,
            name=name,
            bytes=data,
            sha256=hashlib.sha256(data).hexdigest(),
        )
    _let_it_be_searched(issue, record)


def _let_it_be_searched(issue: Issue, record: bulletin.Issue) -> None:
    issue.printed.all().delete()
    _keep(issue, "top", record.language, bulletin.title_of(record), [record.opening, record.why_fewer])
    for story in record.told:
        if story.parts is not None:
            _keep(issue, story.number, story.language, story.parts.heading, story.parts.texts)


def _keep(issue: Issue, part: str, language: str, heading: str, texts: Sequence[str]) -> None:
    Printed.objects.create(
        service_id=issue.service_id,
        issue=issue,
        part=part,
        language=language,
        heading=heading,
        folded=queries.folded(texts),
    )
