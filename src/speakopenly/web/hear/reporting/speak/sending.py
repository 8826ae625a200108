"""Send: the report is on the disk before eight words are shown, or the words are still on the page."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.http import HttpResponse

from speakopenly.core.errors import DraftExpired, SealBroken
from speakopenly.hear.speaking import Receipt, receipt_from
from speakopenly.web.hear.reporting.reports import actions
from speakopenly.web.hear.reporting.reports.actions import TakenIn
from speakopenly.web.hear.reporting.reports.safekeeping import ContactKept
from speakopenly.web.hear.reporting.speak import drafts, flood, pages
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.pages import Visit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = logging.getLogger("speakopenly.speak")

ASKED: Final = (2, 5, 7)
"""Which of the eight words are asked for: one near the start, one in the middle, one near the end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the words somebody is asked to type from their note."""

    place: int
    label: str
    typed: str
    error: StrOrPromise


def send(visit: Visit, draft: Draft) -> HttpResponse:
    """Take the report in and show its eight words. Whatever fails, the words stay on the page."""
    try:
        taken = _take_in(visit, draft)
    except Exception:  # no fault, of the database or of ours, may cost somebody their words
        log.exception("a report could not be taken in")
        return pages.not_sent(visit, draft)
    is_lost = taken.contact is ContactKept.TOO_FEW_READERS
    notices = (*(["contact_lost"] if is_lost else []), *([] if taken.is_new else ["already"]))
    return pages.receipt(visit, draft.seed, draft.receipt, *notices)


def again(visit: Visit) -> HttpResponse | None:
    """The receipt once more, where its page is asked for in another language; None where it is not that."""
    seed = _seed_of(visit)
    return None if seed is None else pages.receipt(visit, seed, receipt_from(seed))


def confirm(visit: Visit) -> HttpResponse | None:
    """Ask for three of the words. None where the page carries no receipt."""
    seed = _seed_of(visit)
    if seed is None:
        return None
    return pages.confirm(visit, seed, receipt_from(seed), _asked(visit, None))


def done(visit: Visit) -> HttpResponse | None:
    """The words once more, unless those typed differ. None where the page carries no receipt."""
    seed = _seed_of(visit)
    if seed is None:
        return None
    receipt, posted = receipt_from(seed), visit.request.POST
    if f"word-{ASKED[0]}" not in posted or "skip" in posted:
        return pages.done(visit, seed, receipt)
    asked = _asked(visit, None if "stay" in posted else receipt)
    if "stay" in posted or any(each.error for each in asked):
        return pages.confirm(visit, seed, receipt, asked)
    return pages.done(visit, seed, receipt)


def as_file(visit: Visit) -> HttpResponse | None:
    """The eight words as plain text, under a name that says nothing. None where there is no receipt."""
    seed = _seed_of(visit)
    if seed is None:
        return None
    words = [f"{place} {word}" for place, word in enumerate(receipt_from(seed).words, start=1)]
    address = visit.request.build_absolute_uri(visit.named("return"))
    text = "\n".join([*words, "", f"{visit.words.receipt.slip_return} {address}", ""])
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="eight-words.txt"'
    return answer


def _take_in(visit: Visit, draft: Draft) -> TakenIn:
    if visit.door is None:
        raise LookupError("There is no Speak door.")
    return actions.take_in(
        service=visit.door.service,
        answers=replace(draft.answers, language=visit.language, wording=visit.wording),
        receipt=draft.receipt,
        once=draft.once,
        in_quarantine=flood.WATCH.sees_a_flood(
            draft, address=flood.address_of(visit.request), now=time.time()
        ),
    )


def _asked(visit: Visit, receipt: Receipt | None) -> list[Asked]:
    """The three boxes, with what was typed, and what is wrong with it where there is a receipt to compare."""
    said = visit.words.receipt
    boxes = []
    for place in ASKED:
        typed = visit.request.POST.get(f"word-{place}", "")[:100]
        is_wrong = receipt is not None and not receipt.has_word_at(place, typed)
        wrong = str(said.wrong) % {"place": place} if is_wrong else ""
        boxes.append(Asked(place, str(said.word) % {"place": place}, typed, wrong))
    return boxes


def _seed_of(visit: Visit) -> bytes | None:
    try:
        return drafts.open_sent(visit.request.POST.get("draft", ""), service=visit.service)
    except (DraftExpired, SealBroken):
        return None
