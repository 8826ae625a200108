"""Pages that need an open key: who speaks, one page of the transcript, taking it out, bringing it in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.transcripts import Transcript, write_srt, write_vtt
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import Unlocked, unlocked
from speakopenly.web.hear.recordings import actions, policies, queries, safekeeping
from speakopenly.web.hear.recordings import voices as called
from speakopenly.web.hear.recordings.forms import VoicesForm
from speakopenly.web.hear.recordings.models import TranscriptPage
from speakopenly.web.hear.recordings.open_key import for_listeners
from speakopenly.web.hear.recordings.page_form import PageForm
from speakopenly.web.hear.recordings.views import page_of, this_recording
from speakopenly.web.people.staff import Staff

WRITERS = {"vtt": ("text/vtt", write_vtt), "srt": ("application/x-subrip", write_srt)}


@require_http_methods(["GET", "POST"])
@for_listeners
def voices(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """Say who the speakers of a transcript are, throughout."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_correct(staff, found)
    key = key_in(request)
    unknown = list(called.unknown(queries.transcript_of(found, key).cues, found.voices))
    form = VoicesForm(posted(request), called=unknown, voices=found.voices)
    if not unknown or form.is_valid():
        if form.is_bound and unknown:
            actions.name_voices(recording=found, by=staff, unlocked=key, called=form.names())
        return redirect("hear:recording-page", slug, found.pk, 1)
    page = page_of(found, policies.MAY_HEAR) | {"form": form}
    return render(request, "hear/recordings/voices.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@for_listeners
def page(request: HttpRequest, slug: str, recording_id: UUID, page_number: int) -> HttpResponse:
    """Fifty cues beside the player: put right while listening, and say that they were listened to."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_read(staff, found)
    one, key = queries.page_for(found, page_number), key_in(request)
    cues = safekeeping.open_page(one, safekeeping.key_of(found, key)).cues
    form = PageForm(posted(request), cues=cues, voices=found.voices, initial={"version": one.version})
    if form.is_bound and form.is_valid() and _correct(request, form, one, staff, key):
        return _onward(request, slug, one)
    shown = page_of(found, policies.MAY_HEAR) | {
        "form": form,
        "page": one,
        "pages": queries.pages_of(found),
        "far": queries.how_far(found),
        "may_correct": policies.can_correct(staff, found),
    }
    return render(request, "hear/recordings/page.html", shown, status=400 if form.errors else 200)


@require_GET
@for_listeners
def take_out(request: HttpRequest, slug: str, recording_id: UUID, ending: str) -> HttpResponse:
    """The transcript as a file, for a player or a tool elsewhere."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_read(staff, found)
    if ending not in WRITERS:
        raise Http404
    kind, write = WRITERS[ending]
    told: Transcript = queries.transcript_of(found, key_in(request))
    answer = HttpResponse(write(told), content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="transcript.{ending}"'
    return answer


@require_POST
@for_listeners
def bring_in(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """Let its words go on to the names check, as any file's do."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_bring_in(staff, found)
    try:
        batch = actions.bring_in(recording=found, by=staff, unlocked=key_in(request))
    except BadInput as refusal:
        messages.error(request, str(refusal))
        return redirect("hear:recording", slug, found.pk)
    return redirect("hear:bring-in-names", slug, batch.pk)


def key_in(request: HttpRequest) -> Unlocked:
    """The key that is open in this session, of a page that needs one."""
    key = unlocked(request)
    if key is None:
        raise NotAllowed(_("Unlock your reading key first."))
    return key


def _correct(request: HttpRequest, form: PageForm, one: TranscriptPage, staff: Staff, key: Unlocked) -> bool:
    try:
        actions.correct_page(
            page=one,
            by=staff,
            unlocked=key,
            version=form.cleaned_data["version"],
            said=form.said(),
            is_checked="checked" in request.POST,
        )
    except BadInput as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved."))
    return True


def _onward(request: HttpRequest, slug: str, one: TranscriptPage) -> HttpResponse:
    """Once a page is checked the next one follows; behind the last, what the recording is for."""
    number, recording = one.number, one.recording_id
    if "checked" in request.POST:
        number += 1
        if not TranscriptPage.objects.filter(recording=recording, number=number).exists():
            return redirect("hear:recording", slug, recording)
    return redirect("hear:recording-page", slug, recording, number)
