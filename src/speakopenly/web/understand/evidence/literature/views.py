"""Pages of the literature of a review: lists with accounts, near pairs, how it is screened, the flow."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.errors import NotAllowed
from speakopenly.understand.evidence.flow import draw_flow
from speakopenly.understand.evidence.screening import say_stopping
from speakopenly.web.forms import posted
from speakopenly.web.jobs.models import State
from speakopenly.web.people.queries import staff_of
from speakopenly.web.understand.evidence.literature import actions, leaving, policies, queries
from speakopenly.web.understand.evidence.literature.forms import (
    ListsForm,
    PairForm,
    SampleForm,
    ScreeningForm,
    reasons_of,
)
from speakopenly.web.understand.evidence.literature.models import FileState, PairSays, Stage
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview
from speakopenly.web.understand.evidence.reviews.queries import review_for
from speakopenly.web.understand.evidence.reviews.views import trail_of

PAIRS_ON_A_PAGE: Final = 25
SHOWN: Final = 200
"""Lines of an account that a page shows; all of them stand in the count."""
get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def literature(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """What came in, what is to be read, what stopping may miss, and the flow."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    screening = queries.screening_now(review)
    sampled = queries.sampled_in(review)
    accounts = queries.accounts_of(review)
    flow = queries.flow_of(review, accounts)
    figure = draw_flow(flow)
    page = {
        "review": review,
        "accounts": accounts,
        "near": queries.pairs_to_look_at(review).count(),
        "same": queries.pairs_of(review).count(),
        "screening": screening,
        "is_ordering": screening.job is not None and screening.job.state in {State.WAITING, State.RUNNING},
        "mine": queries.read_by(staff, review),
        "flow": flow,
        "to_settle": queries.to_settle(review).count(),
        "sampled": sampled,
        "stopping": say_stopping(sampled.stopping, seed=sampled.sample.seed if sampled.sample else None),
        "figure": figure,
        "picture": mark_safe(safe_svg(figure.svg, prefix="flow")),  # noqa: S308  (made safe there)
        "included": queries.included_in(review),
        "files_out": list(leaving.FILES),
        "may_write": policies.can_bring_in(staff, review),
        "may_draw": policies.can_draw(staff, review),
        "page_roles": policies.MAY_SEE,
        "trail": trail_of(review),
    }
    return render(request, "understand/evidence/literature/literature.html", page)


@get_or_post
def bring_in(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Choose lists; a job reads each."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    policies.check_can_bring_in(staff, review)
    form = ListsForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        chosen = form.cleaned_data["lists"]
        for file in chosen:
            actions.bring_in(review=review, by=staff, name=PurePath(file.name or "").name, data=file.read())
        said = ngettext("%(n)s list is being read.", "%(n)s lists are being read.", len(chosen))
        messages.success(request, said % {"n": len(chosen)})
        return redirect("understand:evidence-literature", review.number)
    return _form_page(request, form, review, _("Bring lists in"), _("Read these lists"), with_files=True)


@get_or_post
def set_up(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Say how records are read."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    policies.check_can_bring_in(staff, review)
    now = queries.screening_now(review)
    begun = {"wanted": now.wanted, "keywords": now.keywords, "reasons": "\n".join(reasons_of(now))}
    form = ScreeningForm(posted(request), initial=begun)
    if form.is_valid():
        try:
            actions.set_up(review=review, by=staff, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("wanted", str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("understand:evidence-literature", review.number)
    return _form_page(request, form, review, _("How records are read"))


@require_POST
def order(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Let the order be worked out."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    actions.ask_for_order(review=review, by=staff)
    messages.success(request, _("The order is being worked out. Until it is there you read by the last one."))
    return redirect("understand:evidence-literature", review.number)


@get_or_post
def draw(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Draw a check sample."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    policies.check_can_bring_in(staff, review)
    form = SampleForm(posted(request))
    if form.is_valid():
        try:
            sample = actions.draw_sample(review=review, by=staff, size=form.cleaned_data["size"])
        except NotAllowed as refusal:
            form.add_error("size", str(refusal))
        else:
            said = ngettext(
                "%(n)s record is drawn. It comes first now.",
                "%(n)s records are drawn. They come first now.",
                sample.size,
            )
            messages.success(request, said % {"n": sample.size})
            return redirect("understand:evidence-literature", review.number)
    return _form_page(request, form, review, _("Draw a check sample"), _("Draw"))


@require_GET
def pairs(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Near pairs to look at, and those that count as one work, each to open."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    shown = Paginator(queries.pairs_of(review), PAIRS_ON_A_PAGE).get_page(request.GET.get("page"))
    near = queries.pairs_to_look_at(review)
    page = {
        "review": review,
        "near": near[:PAIRS_ON_A_PAGE],
        "near_count": near.count(),
        "page": shown,
        "page_roles": policies.MAY_SEE,
        "trail": trail(review),
    }
    return render(request, "understand/evidence/literature/pairs.html", page)


@get_or_post
def pair(request: HttpRequest, record_pair_id: UUID) -> HttpResponse:
    """Two records side by side, and whether they are one work."""
    staff = staff_of(request)
    found = queries.pair_for(staff, record_pair_id)
    if request.method == "POST":
        policies.check_can_judge(staff, found)
    form = PairForm(posted(request), is_said=bool(found.stands))
    if form.is_valid():
        actions.judge_pair(pair=found, by=staff, says=PairSays(form.cleaned_data["says"]))
        messages.success(request, _("Saved. It can be taken back."))
        following = queries.pairs_to_look_at(found.review).first()
        if following:
            return redirect("understand:evidence-pair", following.pk)
        return redirect("understand:evidence-pairs", found.review.number)
    page = {
        "review": found.review,
        "pair": found,
        "records": [(each, each.as_read) for each in (found.one, found.other)],
        "judged": found.judged.all(),
        "form": form,
        "staff": staff,
        "may_judge": policies.can_judge(staff, found),
        "page_roles": policies.MAY_SEE,
        "trail": trail(found.review),
    }
    status = 400 if form.errors else 200
    return render(request, "understand/evidence/literature/pair.html", page, status=status)


@require_GET
def to_settle(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """What two did not agree on, or all are unsure of."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    shown = Paginator(queries.to_settle(review), PAIRS_ON_A_PAGE).get_page(request.GET.get("page"))
    page = {"review": review, "page": shown, "page_roles": policies.MAY_SEE, "trail": trail(review)}
    return render(request, "understand/evidence/literature/to_settle.html", page)


@require_GET
def one_list(request: HttpRequest, literature_list_id: UUID) -> HttpResponse:
    """One list: what became of every record."""
    staff = staff_of(request)
    file = queries.file_for(staff, literature_list_id)
    merged = queries.merged_in(file)
    page = {
        "review": file.review,
        "file": file,
        "account": queries.account_of(file),
        "is_read": file.state == FileState.READ,
        "merged": merged[:SHOWN],
        "within": file.within[:SHOWN],
        "rejected": file.rejected[:SHOWN],
        "is_cut": max(len(merged), len(file.within), len(file.rejected)) > SHOWN,
        "most": SHOWN,
        "may_take_out": policies.can_take_out(staff, file),
        "page_roles": policies.MAY_SEE,
        "trail": trail(file.review),
    }
    return render(request, "understand/evidence/literature/list.html", page)


@require_POST
def take_out(request: HttpRequest, literature_list_id: UUID) -> HttpResponse:
    """Take a list out."""
    staff = staff_of(request)
    file = queries.file_for(staff, literature_list_id)
    actions.take_out(file=file, by=staff)
    messages.success(request, _("The list is taken out, with its records."))
    return redirect("understand:evidence-literature", file.review.number)


@require_GET
def file_out(request: HttpRequest, evidence_number: int, literature_file: str) -> HttpResponse:
    """A file for another program."""
    review = review_for(staff_of(request), evidence_number)
    if literature_file not in leaving.FILES:
        raise Http404
    kind, make = leaving.FILES[literature_file]
    response = HttpResponse(make(review), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="review-{review.number}-{literature_file}"'
    return response


def trail(review: EvidenceReview) -> list[dict[str, str]]:
    """The way to these pages."""
    address = reverse("understand:evidence-literature", args=[review.number])
    return [*trail_of(review), {"name": _("Literature"), "address": address}]


def stage_of(name: str) -> Stage:
    """The stage an address names. Raises Http404."""
    try:
        return Stage(name)
    except ValueError:
        raise Http404 from None


def _form_page(
    request: HttpRequest,
    form: Any,
    review: EvidenceReview,
    heading: str,
    button: str = "",
    *,
    with_files: bool = False,
) -> HttpResponse:
    page = {
        "form": form,
        "review": review,
        "heading": heading,
        "button": button,
        "with_files": with_files,
        "page_roles": policies.MAY_WRITE,
        "trail": trail(review),
    }
    status = 400 if form.errors else 200
    return render(request, "understand/evidence/literature/form.html", page, status=status)
