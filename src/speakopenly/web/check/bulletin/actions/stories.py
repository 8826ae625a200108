"""Choose a story, write its parts, comment as a reader, move it, or leave it out."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from speakopenly.check.bulletin import MOST_STORIES, Parts, is_cut_from
from speakopenly.core.errors import BadInput
from speakopenly.hear.factors import factor
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.bulletin import policies, queries, safekeeping
from speakopenly.web.check.bulletin.actions.issues import held
from speakopenly.web.check.bulletin.models import Issue, Story
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.hear.reporting.safe_versions.printing import Printable
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

MOST_CONDITIONS = 4


@transaction.atomic
def choose(*, issue: Issue, by: Staff, source: str, is_good_catch: bool) -> Story:
    """Take a safe version into an issue. Raises NotAllowed, or BadInput where it may not be printed."""
    issue = held(issue)
    policies.check_can_edit(by, issue)
    _check_there_is_room(issue, is_good_catch=is_good_catch)
    found = next((each for each in queries.to_choose_from(by) if each.source == source), None)
    if found is None:
        raise BadInput(_("This may not be printed, or not any more."), do=_("Choose another."))
    last = issue.stories.aggregate(last=Max("place"))["last"] or 0
    story = Story(
        service=issue.service, issue=issue, place=last + 1, is_good_catch=is_good_catch,
        source=source, language=issue.language, chosen_by=by.user,
    )  # fmt: skip
    safekeeping.seal_parts(story, _begun(found))
    story.save(force_insert=True)
    audit.record("story of a bulletin chosen", story, by=by.user, service=by.service)
    return story


@transaction.atomic
def write(
    *,
    story: Story,
    by: Staff,
    seen: int,
    parts: Parts,
    language: str,
    reply: Reply | None = None,
    recommendation: Recommendation | None = None,
) -> None:
    """Write a story's parts but its comment. Raises NotAllowed, or BadInput for words not the teller's."""
    story = _held(story)
    policies.check_can_edit(by, story.issue)
    _check_is_as_seen(story, seen)
    if not is_cut_from(parts.told, queries.safe_text_of(story)):
        raise BadInput(
            _("These are not the teller's words as they were approved."),
            do=_("Cut them, and put […] where you cut. Change nothing else."),
        )
    before = safekeeping.open_parts(story) or Parts()
    story.language, story.reply, story.recommendation = language, reply, recommendation
    _keep(story, replace(parts, comment=before.comment))
    audit.record("story of a bulletin written", story, by=by.user, service=by.service)


@transaction.atomic
def comment(*, story: Story, by: Staff, seen: int, words: str) -> None:
    """Write readers' comment on a story. Raises NotAllowed, or BadInput where it changed meanwhile."""
    story = _held(story)
    policies.check_can_comment(by, story)
    _check_is_as_seen(story, seen)
    story.commented_by = by.user
    _keep(story, replace(safekeeping.open_parts(story) or Parts(), comment=words))
    audit.record("story of a bulletin commented on", story, by=by.user, service=by.service)


@transaction.atomic
def leave_out(*, story: Story, by: Staff) -> None:
    """Leave a story out of an issue that is being written. Raises NotAllowed."""
    story = _held(story)
    policies.check_can_edit(by, story.issue)
    audit.record("story of a bulletin left out", story, by=by.user, service=by.service)
    story.delete()


@transaction.atomic
def move_up(*, story: Story, by: Staff) -> None:
    """Put a story before the one above it; the first stays where it is. Raises NotAllowed."""
    story = _held(story)
    policies.check_can_edit(by, story.issue)
    above = story.issue.stories.filter(is_good_catch=story.is_good_catch, place__lt=story.place).last()
    if above is not None:
        above.place, story.place = story.place, above.place
        above.save(update_fields=["place"])
        story.save(update_fields=["place"])
    audit.record("story of a bulletin moved", story, by=by.user, service=by.service)


def _held(story: Story) -> Story:
    held(story.issue)
    return Story.objects.select_related("issue").get(pk=story.pk)


def _keep(story: Story, parts: Parts) -> None:
    safekeeping.seal_parts(story, parts)
    story.save()


def _begun(found: Printable) -> Parts:
    """A story begins with all of its words, and with what two readers agreed made it likely."""
    hindered = [code for code, direction in found.record.noted.factors if direction == "hindered"]
    likely = tuple(factor(code).name for code in hindered[:MOST_CONDITIONS])
    return Parts(told=found.record.text, made_likely=likely)


def _check_there_is_room(issue: Issue, *, is_good_catch: bool) -> None:
    beside = issue.stories.filter(is_good_catch=is_good_catch).count()
    if beside >= (1 if is_good_catch else MOST_STORIES):
        raise BadInput(_("There is no room for another."), do=_("Leave one out first."))


def _check_is_as_seen(story: Story, seen: int) -> None:
    if story.revision != seen:
        raise BadInput(
            _("This story was changed in another window or by somebody else. Nothing was overwritten."),
            do=_("Copy what you wrote, open the story again, and put it in."),
        )
