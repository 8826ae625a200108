"""Pages of single records: the next to read, what this person says, what others said, a study made of it."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.web.forms import posted
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.literature import actions, policies, queries
from speakopenly.web.understand.evidence.literature.forms import DecideForm, FindForm, FromRecordForm
from speakopenly.web.understand.evidence.literature.models import LiteratureRecord, Stage, Stands
from speakopenly.web.understand.evidence.literature.views import stage_of, trail
from speakopenly.web.understand.evidence.reviews.queries import review_for

RECORDS_ON_A_PAGE: Final = 25
get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def records(request: HttpRequest, evidence_number: int) -> HttpResponse:
    """Every work, in the order of reading; by words of the title or by what stands."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    form = FindForm(request.GET)
    works = queries.works_of(review)
    if form.is_valid():
        given = form.cleaned_data
        for word in given["words"].split():
            works = works.filter(title__icontains=word)
        for name, field in (("stands", "abstract_stands"), ("full_text", "full_text_stands")):
            if given[name]:
                works = works.filter(**{field: "" if given[name] == "waiting" else given[name]})
        if given["full_text"]:
            works = works.filter(abstract_stands=Stands.IN)
    shown = Paginator(queries.in_order(works), RECORDS_ON_A_PAGE).get_page(request.GET.get("page"))
    page = {
        "review": review,
        "form": form,
        "page": shown,
        "page_roles": policies.MAY_SEE,
        "trail": trail(review),
    }
    return render(request, "understand/evidence/literature/records.html", page)


@require_GET
def next_record(request: HttpRequest, evidence_number: int, stage: str) -> HttpResponse:
    """Go to what this person reads next."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    policies.check_can_bring_in(staff, review)
    found = queries.next_for(staff, review, stage_of(stage))
    if found is None:
        messages.success(request, _("Nothing waits for you here."))
        return redirect("understand:evidence-literature", review.number)
    return redirect("understand:evidence-record", review.number, found.number, stage)


@get_or_post
def record(request: HttpRequest, evidence_number: int, record_number: int, stage: str) -> HttpResponse:
    """One record, and what this person says of it. What others say is shown once all have said."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    found, at = queries.record_of(review, record_number), stage_of(stage)
    if request.method == "POST":
        policies.check_can_decide(staff, found, at)
    mine = queries.mine_of(staff, found, at)
    begun = {"says": mine.says, "reason": mine.reason, "note": mine.note} if mine else None
    screening = queries.screening_now(review)
    form = DecideForm(posted(request), stage=at, screening=screening, initial=begun)
    if form.is_valid():
        actions.decide(record=found, by=staff, stage=at, **form.cleaned_data)
        return redirect("understand:evidence-next", review.number, stage)
    return _record_page(request, staff, found, at, form)


@get_or_post
def settle(request: HttpRequest, evidence_number: int, record_number: int, stage: str) -> HttpResponse:
    """Settle what two did not agree on."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    policies.check_can_bring_in(staff, review)
    found, at = queries.record_of(review, record_number), stage_of(stage)
    how = policies.way_of_settling(staff, found, at)
    if how is None:
        return redirect("understand:evidence-record", review.number, found.number, stage)
    form = DecideForm(posted(request), stage=at, screening=queries.screening_now(review), how=how)
    if form.is_valid():
        actions.settle(record=found, by=staff, stage=at, how=how, **form.cleaned_data)
        messages.success(request, _("Settled. What was said before stays."))
        return redirect("understand:evidence-to-settle", review.number)
    return _record_page(request, staff, found, at, form, is_settling=True)


@get_or_post
def make_study(request: HttpRequest, evidence_number: int, record_number: int) -> HttpResponse:
    """Make a study of the review of a record whose full text is in."""
    staff = staff_of(request)
    review = review_for(staff, evidence_number)
    policies.check_can_bring_in(staff, review)
    found = queries.record_of(review, record_number)
    policies.check_can_make_study(staff, found)
    form = FromRecordForm(posted(request), review=review, label=_label_of(found))
    if form.is_valid():
        actions.make_study(record=found, by=staff, said=form.said)
        messages.success(request, _("It is a study of the review now."))
        return redirect("understand:evidence-review", review.number)
    page = {
        "form": form,
        "review": review,
        "record": found,
        "heading": _("Make it a study"),
        "page_roles": policies.MAY_WRITE,
        "trail": trail(review),
    }
    status = 400 if form.errors else 200
    return render(request, "understand/evidence/literature/form.html", page, status=status)


def _record_page(
    request: HttpRequest,
    staff: Staff,
    record: LiteratureRecord,
    stage: Stage,
    form: DecideForm,
    *,
    is_settling: bool = False,
) -> HttpResponse:
    may_see_others = policies.can_see_others(staff, record, stage)
    may_decide = policies.can_decide(staff, record, stage)
    way = policies.way_of_settling(staff, record, stage)
    said = queries.decisions_of(record, stage) if may_see_others else []
    page = {
        "review": record.review,
        "record": record,
        "whole": record.whole,
        "stage": stage,
        "is_abstract": stage == Stage.ABSTRACT,
        "stands": _stands(record, stage) if may_see_others else "",
        "may_see_others": may_see_others,
        "said": [(each, each.by_id == staff.user.pk) for each in said],
        "mine": queries.mine_of(staff, record, stage),
        "form": form if is_settling or may_decide else None,
        "is_settling": is_settling,
        "may_settle": way is not None and not is_settling,
        "wanted": policies.wanted_in(record.review),
        "may_make_study": policies.can_make_study(staff, record),
        "is_sought": record.abstract_stands == Stands.IN,
        "page_roles": policies.MAY_SEE,
        "trail": trail(record.review),
    }
    status = 400 if form.errors else 200
    return render(request, "understand/evidence/literature/record.html", page, status=status)


def _stands(record: LiteratureRecord, stage: Stage) -> str:
    if stage == Stage.ABSTRACT:
        return record.get_abstract_stands_display()
    return record.get_full_text_stands_display()


def _label_of(record: LiteratureRecord) -> str:
    """Such as "Taylor and others, 2024"."""
    whole = record.whole
    first = whole.authors[0].split(",")[0] if whole.authors else whole.title
    name = f"{first} and others" if len(whole.authors) > 1 else first
    return f"{name[:100]}, {whole.year}" if whole.year else name[:120]
