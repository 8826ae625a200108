"""Begin an issue, open it, choose its numbers, ask for the second signature, and sign."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.check import bulletin
from speakopenly.check.bulletin import Season
from speakopenly.core.documents import layout
from speakopenly.core.errors import BadInput
from speakopenly.web.check.bulletin import composing, policies, queries, wording
from speakopenly.web.check.bulletin.actions.files import keep_files
from speakopenly.web.check.bulletin.models import Issue, IssueState, Number
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

MOST_PAGES = 2


@transaction.atomic
def begin(*, by: Staff, season: Season, year: int) -> Issue:
    """Begin the next issue. Raises NotAllowed, or BadInput while another is being written."""
    policies.check_can_begin(by)
    mine = Issue.objects.filter(service=by.service)
    if mine.exclude(state=IssueState.OUT).exists():
        raise BadInput(_("An issue is being written already."), do=_("Finish that one first."))
    number = (mine.aggregate(last=Max("number"))["last"] or 0) + 1
    issue = Issue.objects.create(
        service=by.service, number=number, slug=_free_slug(number), season=season, year=year, begun_by=by.user
    )
    audit.record("bulletin begun", issue, by=by.user, service=by.service)
    return issue


@transaction.atomic
def write_opening(*, issue: Issue, by: Staff, opening: str, why_fewer: str, language: str) -> None:
    """Write the opening note, and why there are fewer stories. Raises NotAllowed."""
    issue = held(issue)
    policies.check_can_edit(by, issue)
    issue.opening, issue.why_fewer, issue.language = opening, why_fewer, language
    issue.save(update_fields=["opening", "why_fewer", "language"])
    audit.record("bulletin opened", issue, by=by.user, service=by.service)


@transaction.atomic
def choose_numbers(*, issue: Issue, by: Staff, chosen: Sequence[tuple[str, str]]) -> None:
    """Choose the three numbers as pairs of figure and quarter, in their place. Raises NotAllowed."""
    issue = held(issue)
    policies.check_can_edit(by, issue)
    issue.numbers.all().delete()
    for place, (code, period) in enumerate(chosen, start=1):
        Number.objects.create(service=issue.service, issue=issue, place=place, code=code, period=period)
    audit.record("numbers of a bulletin chosen", issue, by=by.user, service=by.service)


@transaction.atomic
def make_ready(*, issue: Issue, by: Staff) -> None:
    """Ask for the second signature. Raises NotAllowed, or BadInput where something is missing."""
    issue = held(issue)
    policies.check_can_edit(by, issue)
    _check_is_whole(issue)
    composing.freeze(issue)
    policies.check_may_become(issue, IssueState.READY)
    issue.state, issue.ready_by = IssueState.READY, by.user
    issue.save(update_fields=["state", "ready_by"])
    audit.record("second signature of a bulletin asked for", issue, by=by.user, service=by.service)


@transaction.atomic
def take_back(*, issue: Issue, by: Staff) -> None:
    """Go on writing. Raises NotAllowed once it is out."""
    issue = held(issue)
    policies.check_can_take_back(by, issue)
    to_draft(issue)
    audit.record("bulletin taken back", issue, by=by.user, service=by.service)


@transaction.atomic
def sign(*, issue: Issue, by: Staff, code: str) -> None:
    """Sign what was read, known by its check code: it is out. Raises NotAllowed or BadInput."""
    issue = held(issue)
    policies.check_can_sign(by, issue)
    _check_is_whole(issue)
    if bulletin.check_code(composing.record_of(issue)) != code:
        raise BadInput(_("This issue has changed since you read it."), do=_("Read it again, then sign."))
    issue.state, issue.edition = IssueState.OUT, 1
    issue.signed_by, issue.out_on = by.user, timezone.localdate()
    issue.save(update_fields=["state", "edition", "signed_by", "out_on"])
    keep_files(issue, with_pdf=True)
    audit.record("bulletin signed and out", issue, by=by.user, service=by.service)


def held(issue: Issue) -> Issue:
    """The row of this transaction, so that two deeds wait for each other."""
    return Issue.objects.select_for_update().get(pk=issue.pk)


def to_draft(issue: Issue) -> None:
    """Back to being written: who asked for the signature asks anew, with numbers worked out anew."""
    policies.check_may_become(issue, IssueState.DRAFT)
    issue.state, issue.ready_by = IssueState.DRAFT, None
    issue.save(update_fields=["state", "ready_by"])


def _check_is_whole(issue: Issue) -> None:
    record = composing.record_of(issue)
    if missing := bulletin.what_is_missing(record):
        raise BadInput(wording.lacks(missing)[0], do=_("Mend it, then ask again."))
    if kept_back := queries.not_to_be_printed(issue):
        raise BadInput(wording.kept_back(kept_back[0]), do=_("Leave this story out."))
    if layout(bulletin.compose(record)).all_pages > MOST_PAGES:
        raise BadInput(_("This is longer than two sides of paper."), do=_("Shorten a story."))


def _free_slug(number: int) -> str:
    """The number, unless another service's issue stands there."""
    count, wanted = 1, str(number)
    while Issue.objects.filter(slug=wanted).exists():
        count += 1
        wanted = f"{number}-{count}"
    return wanted
