"""Pages of search. Words are sent in the body of a request, never in an address that a log could keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import actions as findings
from speakopenly.web.understand.findings import policies as writing
from speakopenly.web.understand.findings.queries import finding_of
from speakopenly.web.understand.reading import queries as reading
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.search import actions, numbers, policies, queries, wording
from speakopenly.web.understand.search.forms import NumberForm, QuoteForm, SaveForm, SearchForm
from speakopenly.web.understand.search.models import SavedSearch
from speakopenly.web.understand.search.queries import Asked, Hit
from speakopenly.web.understand.themes.counts import counts_of
from speakopenly.web.understand.themes.models import Theme
from speakopenly.web.understand.themes.wording import Piece, end_of, start_of


class Saying(NamedTuple):
    """One passage as it is shown: its words, the answer around them, who spoke, and where it stands."""

    passage: Passage
    words: list[Piece]
    before: str
    after: str
    exercise: Exercise
    who: str
    where: str
    why: str
    themes: list[Theme]
    may_quote: bool


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Look for passages."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return _results(request, staff, _form(request, staff))


@require_GET
def like(request: HttpRequest, passage_id: UUID) -> HttpResponse:
    """The passages that mean something like one passage."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    passage = queries.passage_of(staff, passage_id)
    [of] = _sayings([Hit(passage, passage.reading.exercise, "")], ())
    page = {
        "of": of,
        "sayings": _sayings(queries.like(staff, passage), ()),
        "roles": policies.MAY_SEARCH,
        "trail": trail(),
    }
    return render(request, "understand/search/like.html", page)


@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a search of an exercise, to ask it again."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    exercise = hear.exercise(slug, staff)
    form, save = _form(request, staff, exercise), SaveForm(posted(request))
    if form.is_valid() and save.is_valid():
        asked, name = form.asked(), save.cleaned_data["name"]
        try:
            kept = actions.save_search(
                exercise=exercise, by=staff, name=name, typed=asked.typed, filters=asked.filters
            )
        except BadInput as error:
            save.add_error("name", str(error))
        else:
            messages.success(
                request, _("Kept. Its number of people is worked out anew whenever it is opened.")
            )
            return redirect("understand:search-again", slug, kept.pk)
    return _results(request, staff, form, save=save)


@require_GET
def kept(request: HttpRequest, slug: str) -> HttpResponse:
    """The searches kept of an exercise, each with how many people it finds now."""
    staff, exercise = _counting(request, slug)
    page = {
        "exercise": exercise,
        "searches": [(each, _says(staff, each)) for each in queries.saved_in(exercise)],
        "may_search": policies.can_enter(staff),
        "roles": policies.MAY_COUNT,
        "trail": trail(),
    }
    return render(request, "understand/search/kept.html", page)


@require_GET
def again(request: HttpRequest, slug: str, search_id: UUID) -> HttpResponse:
    """A saved search, asked now."""
    staff, exercise = _counting(request, slug)
    saved = queries.saved_search(exercise, search_id)
    may_search = policies.can_enter(staff)
    asked = queries.asked_again(saved)
    hits = queries.find(staff, asked) if may_search else []
    page = _of_kept(staff, exercise, saved) | {
        "sayings": _sayings(hits, asked.query.marks),
        "may_quote": may_search and writing.can_write_in(staff, exercise),
        "may_remove": policies.can_remove(staff, saved),
    }
    return render(request, "understand/search/again.html", page)


@require_POST
def count(request: HttpRequest, slug: str, search_id: UUID) -> HttpResponse:
    """Let a finding count what a saved search finds."""
    staff, exercise = _counting(request, slug)
    writing.check_can_write_in(staff, exercise)
    saved = queries.saved_search(exercise, search_id)
    form = _number_form(staff, saved, posted(request))
    if form.is_valid():
        finding = finding_of(exercise, form.cleaned_data["finding"])
        try:
            numbers.make_number(search=saved, finding=finding, by=staff)
        except BadInput as error:
            form.add_error("finding", str(error))
        else:
            messages.success(
                request,
                _("The finding on “%(name)s” counts it now. Read what it says.")
                % {"name": finding.theme.name},
            )
            return redirect("understand:finding", slug, finding.theme.ident)
    page = _of_kept(staff, exercise, saved) | {"number": form}
    return render(request, "understand/search/again.html", page, status=400)


@require_POST
def count_no_more(request: HttpRequest, slug: str, search_id: UUID) -> HttpResponse:
    """Let a finding count its theme again."""
    staff, exercise = _counting(request, slug)
    writing.check_can_write_in(staff, exercise)
    saved = queries.saved_search(exercise, search_id)
    chosen = request.POST.get("finding", "")
    for finding in numbers.findings_counting(saved):
        if finding.theme.ident == chosen:
            numbers.count_theme_again(search=saved, finding=finding, by=staff)
            said = _("The finding on “%(name)s” counts its theme again.") % {"name": finding.theme.name}
            messages.success(request, said)
    return redirect("understand:search-again", slug, saved.pk)


@require_POST
def quote(request: HttpRequest, slug: str, search_id: UUID) -> HttpResponse:
    """Quote a passage that was found in the finding of a theme it stands in."""
    staff, exercise = _counting(request, slug)
    policies.check_can_enter(staff)
    writing.check_can_write_in(staff, exercise)
    saved, form = queries.saved_search(exercise, search_id), QuoteForm(posted(request))
    if form.is_valid():
        passage = queries.passage_of(staff, form.cleaned_data["passage"])
        finding = finding_of(exercise, form.cleaned_data["theme"])
        try:
            findings.choose(finding=finding, by=staff, quotes=[*finding.quotes, passage.ident])
            messages.success(
                request, _("The finding on “%(name)s” quotes it now.") % {"name": finding.theme.name}
            )
        except BadInput as error:
            messages.error(request, str(error))
    return redirect("understand:search-again", slug, saved.pk)


@require_POST
def remove(request: HttpRequest, slug: str, search_id: UUID) -> HttpResponse:
    """Keep a search no longer."""
    staff, exercise = _counting(request, slug)
    actions.remove_search(search=queries.saved_search(exercise, search_id), by=staff)
    messages.success(request, _("The search is not kept any more."))
    return redirect("understand:searches", slug)


def trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    """Where one is."""
    steps = [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Search"), "address": reverse("understand:search")},
    ]
    if exercise is not None:
        kept_searches = {
            "name": _("Searches that are kept"),
            "address": reverse("understand:searches", args=[exercise.slug]),
        }
        steps.append(kept_searches)
    return steps


def _results(
    request: HttpRequest, staff: Staff, form: SearchForm, *, save: SaveForm | None = None
) -> HttpResponse:
    asked = form.asked() if form.is_valid() else None
    hits = queries.find(staff, asked) if asked is not None else []
    is_counted = asked is not None and asked.exercise is not None and not asked.is_empty
    page = {
        "form": form,
        "asked": asked,
        "sayings": _sayings(hits, asked.query.marks) if asked else [],
        "says": _count(staff, asked, exactly=True) if is_counted and asked else "",
        "narrowed": queries.narrowed_to(asked) if asked else [],
        "most": queries.SHOWN,
        "save": (save or SaveForm()) if is_counted else None,
        "sent": [(field.html_name, field.value() or "") for field in form] if asked else [],
        "exercises": list(hear.exercises_for(staff)),
        "roles": policies.MAY_SEARCH,
        "trail": trail()[:1],
    }
    wrong = form.errors or (save is not None and save.errors)
    return render(request, "understand/search/search.html", page, status=400 if wrong else 200)


def _form(request: HttpRequest, staff: Staff, exercise: Exercise | None = None) -> SearchForm:
    exercises = list(hear.exercises_for(staff))
    slug = request.POST.get("exercise") or request.GET.get("exercise") or ""
    chosen = exercise or next((each for each in exercises if each.slug == slug), None)
    # A form that narrows by nothing is filled from what every exercise has.
    sent = posted(request)
    initial = {"exercise": chosen.slug} if chosen is not None else {}
    return SearchForm(
        sent,
        initial=initial,
        exercises=exercises,
        chosen=chosen,
        options=queries.options([chosen] if chosen is not None else exercises),
        themes=queries.themes_of(chosen) if chosen is not None else [],
        codes=queries.codes_of(chosen) if chosen is not None else [],
    )


def _of_kept(staff: Staff, exercise: Exercise, saved: SavedSearch) -> dict[str, Any]:
    may_count = writing.can_write_in(staff, exercise)
    why_not = numbers.why_not_a_number(saved)
    return {
        "exercise": exercise,
        "saved": saved,
        "filters": queries.narrowed_to(queries.asked_again(saved)),
        "says": _says(staff, saved),
        "may_search": policies.can_enter(staff),
        "may_count": may_count,
        "number": _number_form(staff, saved) if may_count and not why_not else None,
        "why_no_number": why_not,
        "findings": numbers.findings_counting(saved),
        "roles": policies.MAY_COUNT,
        "trail": trail(exercise),
    }


def _number_form(staff: Staff, saved: SavedSearch, sent: Any = None) -> NumberForm:
    offered = numbers.findings_that_may(staff, saved)
    return NumberForm(sent, findings=[(each.theme.ident, each.theme.name) for each in offered])


def _counting(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    staff = staff_of(request)
    exercise = hear.exercise(slug, staff)
    policies.check_can_count(staff, exercise)
    return staff, exercise


def _says(staff: Staff, saved: SavedSearch) -> str:
    return _count(staff, queries.asked_again(saved), exactly=policies.can_enter(staff))


def _count(staff: Staff, asked: Asked, *, exactly: bool) -> str:
    assert asked.exercise is not None  # noqa: S101  (a base is that of an exercise)
    heads = queries.people_who_said(staff, asked)
    base = counts_of(asked.exercise).base
    code = "none" if asked.code == queries.NOT_CODED else "given" if asked.code else ""
    did = wording.what_they_did(words=not asked.query.is_empty, code=code)
    return wording.how_many(heads, base, exactly=exactly, is_split=bool(asked.filters), did=did)


def _sayings(hits: Sequence[Hit], words: Sequence[str]) -> list[Saying]:
    themes = queries.themes_with([hit.row for hit in hits])
    return [_saying(hit, words, themes.get(hit.row.pk, [])) for hit in hits]


def _saying(hit: Hit, words: Sequence[str], themes: list[Theme]) -> Saying:
    said = hit.row.reading
    return Saying(
        passage=hit.row,
        words=list(wording.marked(hit.row.text, words)),
        before=end_of(said.text[: hit.row.start]),
        after=start_of(said.text[hit.row.end :]),
        exercise=hit.exercise,
        who=_who(hit.row),
        where=reading.where(hit.row),
        why=str(wording.WHY.get(hit.why, "")),
        themes=[each for each in dict.fromkeys(themes) if each.is_live and each.parent_id is None],
        may_quote=said.may_quote,
    )


def _who(passage: Passage) -> str:
    """The channel and the broad groups, never more."""
    said = passage.reading
    parts = [said.channel, *(str(said.groups[name]) for name in sorted(said.groups))]
    speaks = _("a group of %(n)s") % {"n": said.speaks_for} if said.speaks_for > 1 else ""
    return ", ".join(part.replace("_", " ") for part in (*parts, speaks) if part)
