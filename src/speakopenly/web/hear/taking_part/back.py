"""The way back by eight words: go on with what was saved, or take back what was sent."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed, SpeakOpenlyError
from speakopenly.hear.speaking import Receipt
from speakopenly.web.hear.reporting.mailbox.forms import WordsForm
from speakopenly.web.hear.reporting.mailbox.wording import words_for
from speakopenly.web.hear.reporting.reports.dates import DAYS_BACKUPS_ARE_KEPT
from speakopenly.web.hear.surveys import coming_back, saving
from speakopenly.web.hear.surveys.models import Response, ResponseState, Way
from speakopenly.web.hear.taking_part import drafts
from speakopenly.web.hear.taking_part.drafts import Eight, Going
from speakopenly.web.public_path import wording_of

FORM = "words-form"


def come_back(request: HttpRequest) -> HttpResponse:
    """The box for eight words; typed in, the page of what they open."""
    words = words_for(wording_of(request))
    if request.method != "POST" or "stay" in request.POST:
        return _box(request, WordsForm(words=words, initial={"words": request.POST.get("words", "")}))
    form = WordsForm(request.POST, words=words)
    try:
        if form.is_valid():
            found = opened(request, form.cleaned_data["words"])
            if found is not None:
                return found
            form.add_error("words", _("We cannot find answers for these words. They may be gone."))
    except DatabaseError:
        form.add_error("words", _("We cannot look just now. Try again in a few minutes."))
    return _box(request, form)


def opened(request: HttpRequest, receipt: Receipt) -> HttpResponse | None:
    """What these eight words open here; None where it is nothing of ours. The mailbox asks as well."""
    row = coming_back.find(receipt.secret)
    return None if row is None else stands(request, Eight(receipt.secret, Way(row.way)), row)


def stands(request: HttpRequest, eight: Eight, row: Response, *, told: str = "") -> HttpResponse:
    """What was saved or sent, and what can be done with it."""
    page: dict[str, Any] = {
        "told": told,
        "row": row,
        "exercise": row.survey.exercise,
        "sealed": drafts.seal_words(eight),
        "form_id": FORM,
    }
    if row.state == ResponseState.SAVED:
        return render(request, "hear/taking_part/back_saved.html", page)
    page |= {
        "may_be_quoted": coming_back.may_be_quoted(row),
        "may_be_withdrawn": coming_back.may_be_withdrawn(row),
    }
    return render(request, "hear/taking_part/back_sent.html", page)


def change(request: HttpRequest, eight: Eight, row: Response) -> HttpResponse:
    """Throw away, stop being quoted, or take all of it back, which is asked twice."""
    wanted = request.POST.get("do", "")
    is_saved = row.state == ResponseState.SAVED
    if wanted == "throw-away" and is_saved:
        saving.throw_away(row)
        return gone(request)
    if wanted == "stop-quotes" and not is_saved:
        coming_back.stop_quotes(row)
        return stands(request, eight, row, told=_("Done. Nothing you said will be printed from now on."))
    if wanted == "withdraw" and not is_saved:
        return _withdrawn(request, eight, row)
    if wanted == "ask" and not is_saved:
        page = {"sealed": drafts.seal_words(eight), "form_id": FORM, "backup_days": DAYS_BACKUPS_ARE_KEPT}
        return render(request, "hear/taking_part/withdraw.html", page)
    return stands(request, eight, row)


def gone(request: HttpRequest) -> HttpResponse:
    """It is gone: after throwing away or withdrawing, and for words that open nothing any more."""
    return render(request, "hear/taking_part/gone.html")


def resumed(row: Response, eight: Eight) -> Going:
    """The answers that were saved. Raises SealBroken or BadInput where they do not open."""
    return Going.from_bytes(saving.open_saved(row, eight.seed))


def _withdrawn(request: HttpRequest, eight: Eight, row: Response) -> HttpResponse:
    try:
        coming_back.withdraw(row)
    except NotAllowed:
        return stands(request, eight, row)
    except (SpeakOpenlyError, DatabaseError):
        told = _("This did not work just now. Nothing has changed. Try again in a few minutes.")
        return stands(request, eight, row, told=told)
    return gone(request)


def _box(request: HttpRequest, form: WordsForm) -> HttpResponse:
    page = {"form": form, "form_id": FORM, "keep_form": FORM}
    return render(request, "hear/taking_part/come_back.html", page, status=400 if form.errors else 200)
