"""Pages of the stories of an issue: choose one, write its parts, comment on it, move it, leave it out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.check.bulletin import Parts
from speakopenly.core.errors import BadInput
from speakopenly.web.check.bulletin import actions, composing, policies, queries, safekeeping
from speakopenly.web.check.bulletin.forms import ChooseForm, CommentForm, StoryForm, as_typed
from speakopenly.web.check.bulletin.models import Story
from speakopenly.web.check.bulletin.views import form_page, get_or_post, here, to_edit, trail
from speakopenly.web.forms import posted


@get_or_post
def choose(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """What may be printed, and what of it is taken."""
    staff, found = to_edit(request, issue_id)
    form = ChooseForm(posted(request))
    if form.is_valid():
        is_catch = form.cleaned_data["as_what"] == "catch"
        try:
            story = actions.choose(
                issue=found, by=staff, source=form.cleaned_data["source"], is_good_catch=is_catch
            )
        except BadInput as error:
            form.add_error(None, str(error))
        else:
            return redirect("check:bulletin-story", found.pk, story.pk)
    page = {
        "form": form,
        "issue": found,
        "choices": queries.to_choose_from(staff),
        "roles": policies.MAY_EDIT,
        "trail": trail(found),
    }
    return render(request, "check/bulletin/choose.html", page, status=400 if form.errors else 200)


@get_or_post
def story(request: HttpRequest, issue_id: UUID, story_id: UUID) -> HttpResponse:
    """Write the parts of a story."""
    staff, issue = to_edit(request, issue_id)
    found = queries.story_for(issue, story_id)
    parts = safekeeping.open_parts(found) or Parts()
    before = {
        **as_typed(parts),
        "seen": found.revision,
        "language": found.language,
        "reply": found.reply_id,
        "recommendation": found.recommendation_id,
    }
    replies, changes = queries.replies_out(staff), queries.changes_out(staff)
    form = StoryForm(posted(request), initial=before, replies=replies, changes=changes)
    if form.is_valid():
        said = form.cleaned_data
        try:
            linked = {name: said[name] for name in ("language", "reply", "recommendation")}
            actions.write(story=found, by=staff, seen=said["seen"], parts=form.parts(), **linked)
        except BadInput as error:
            form.add_error("told", str(error))
        else:
            return _told_what_hindsight_does(request, found)
    page = {
        "form": form,
        "title": _title(found),
        "button": _("Save the story"),
        "safe": queries.safe_text_of(found),
        "hindsight": queries.hindsight_in(parts),
        "trail": trail(issue),
    }
    return form_page(request, page, policies.MAY_EDIT)


@get_or_post
def comment(request: HttpRequest, issue_id: UUID, story_id: UUID) -> HttpResponse:
    """Comment on a story as a reader."""
    staff, issue = here(request, issue_id)
    found = queries.story_for(issue, story_id)
    policies.check_can_comment(staff, found)
    parts = safekeeping.open_parts(found) or Parts()
    form = CommentForm(posted(request), initial={"words": parts.comment, "seen": found.revision})
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.comment(story=found, by=staff, seen=said["seen"], words=said["words"])
        except BadInput as error:
            form.add_error("words", str(error))
        else:
            return _told_what_hindsight_does(request, found)
    page = {
        "form": form,
        "title": _title(found),
        "button": _("Save the comment"),
        "safe": parts.told,
        "trail": trail(issue),
    }
    return form_page(request, page, policies.MAY_COMMENT)


@require_POST
def move_up(request: HttpRequest, issue_id: UUID, story_id: UUID) -> HttpResponse:
    """Put a story before the one above it."""
    staff, issue = to_edit(request, issue_id)
    actions.move_up(story=queries.story_for(issue, story_id), by=staff)
    return redirect("check:bulletin", issue.pk)


@require_POST
def leave_out(request: HttpRequest, issue_id: UUID, story_id: UUID) -> HttpResponse:
    """Leave a story out. Its safe version can be chosen again."""
    staff, issue = to_edit(request, issue_id)
    actions.leave_out(story=queries.story_for(issue, story_id), by=staff)
    messages.success(request, _("Left out. It can be chosen again."))
    return redirect("check:bulletin", issue.pk)


def _title(found: Story) -> str:
    number = composing.number_of(found)
    return _("Good catch %(n)s") % {"n": number} if found.is_good_catch else _("Story %(n)s") % {"n": number}


def _told_what_hindsight_does(request: HttpRequest, found: Story) -> HttpResponse:
    """Saved. Where hindsight marks something, the writer is told; it keeps nothing back."""
    saved = Story.objects.get(pk=found.pk)
    for words, mark in queries.hindsight_in(safekeeping.open_parts(saved) or Parts())[:3]:
        messages.info(request, f"“{words}”: {mark.look_at}")
    return redirect("check:bulletin", found.issue_id)
