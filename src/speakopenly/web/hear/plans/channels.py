"""Pages of the channels of a plan: what one of them reaches and misses, and taking it out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.web.forms import posted
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.plans import actions, policies, queries
from speakopenly.web.hear.plans.forms import ChannelForm
from speakopenly.web.hear.plans.views import change_it, form_page, planned_by


@change_it
def channel(request: HttpRequest, slug: str, channel: str) -> HttpResponse:
    """Say of one channel who is reached and missed by it, and who holds consent."""
    staff, found = planned_by(request, slug)
    one = queries.channel_of(found, channel)
    planned = queries.planned_channel(found, one)
    form = ChannelForm(posted(request), initial=ChannelForm.from_channel(planned))
    if form.is_valid():
        actions.plan_channel(by=staff, exercise=found, channel=one, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("hear:plan", slug)
    may_drop = planned is not None and policies.can_drop(staff, planned)
    page = {"channel": one, "name": CHANNELS[one], "planned": planned, "may_drop": may_drop}
    return form_page(request, found, "channel", form, **page)


@require_POST
def drop(request: HttpRequest, slug: str, channel: str) -> HttpResponse:
    """Take a channel out of a plan that was never opened."""
    staff, found = planned_by(request, slug)
    planned = queries.planned_channel(found, queries.channel_of(found, channel))
    if planned is None:
        raise Http404
    actions.drop_channel(by=staff, planned=planned)
    messages.success(request, _("Taken out of the plan."))
    return redirect("hear:plan", slug)
