"""Renders the public pages: the words of a wording, the people to turn to, the draft in its hidden field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from speakopenly.hear.speaking import Receipt, Wording
from speakopenly.web.hear.reporting.alerts import queries as alerts
from speakopenly.web.hear.reporting.reports import dates
from speakopenly.web.hear.reporting.speak import drafts, moulds, names_check, policies, queries, watched
from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hear.reporting.speak.forms import Step, step_for
from speakopenly.web.hear.reporting.speak.models import Contact, ContactKind
from speakopenly.web.hear.reporting.speak.screens import AFTER, BEFORE, Screen
from speakopenly.web.hear.reporting.speak.told import Told, told
from speakopenly.web.hear.reporting.speak.wording import PROMISE, words_for
from speakopenly.web.public_path import address_for, language_of, wording_of

FORM: Final = "speak-form"
NAMES: Final = {screen: f"speak-{screen.value}" for screen in Screen} | {
    Screen.PROMISE: "speak",
    Screen.HELP: "speak-words",
    Screen.TOO_OLD: "speak",
}
"""The name of each screen's address. Help for the child stands where the words were asked for."""


class Visit:
    """One request at the Speak door: the door, and the words in which the page speaks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.wording = wording_of(request)
        self.language = language_of(request)
        self.words = words_for(self.wording)
        self.door = queries.door_here()

    @property
    def service(self) -> str:
        """The key of the service here; blank where none keeps a door, or the database has never said."""
        return str(self.door.service_id) if self.door else ""

    @cached_property
    def is_open(self) -> bool:
        """Whether anyone may send a report in these words now."""
        return policies.is_open(self.door, self.wording)

    @cached_property
    def is_pilot(self) -> bool:
        """Whether these words are still to be tried with the people they are for."""
        return queries.is_pilot(self.door)

    def at(self, screen: Screen) -> str:
        """The address of a screen."""
        return self.named(NAMES[screen])

    def named(self, name: str) -> str:
        """The address of a public page."""
        return address_for(self.request, name)

    @cached_property
    def watched(self) -> alerts.Watched:
        """When reports are read, and whether they are now."""
        return alerts.watched(self.door.service if self.door else None)

    @cached_property
    def everybody(self) -> Sequence[Contact]:
        """All whom this service names."""
        return queries.contacts_of(self.door)

    def contacts(self, *kinds: ContactKind) -> list[queries.Someone]:
        """Those of these kinds."""
        return queries.people(self.everybody, kinds, self.language) if kinds else []

    def show(self, template: str, *, status: int = 200, **page: Any) -> HttpResponse:
        """Render one page; ``said`` are the words of its wording."""
        given = {"said": self.words, "door": self.door, "is_open": self.is_open, "is_pilot": self.is_pilot}
        given |= page
        return render(self.request, f"hear/speak/{template}.html", given, status=status)


def home(visit: Visit) -> HttpResponse:
    """The first page."""
    return visit.show("home", other_ways=queries.other_ways(visit.door, visit.language), **_unread(visit))


def danger(visit: Visit) -> HttpResponse:
    """Who to ring now."""
    return visit.show("danger", **_people_now(visit))


def safe(visit: Visit) -> HttpResponse:
    """Staying safe online."""
    return visit.show("safe")


def not_open(visit: Visit, *, typed: Mapping[str, str] | None = None) -> HttpResponse:
    """The door is shut: danger contacts, other ways, and whatever was typed before it was."""
    return visit.show("not_open", typed=typed or {}, **_other_ways(visit), **_people_now(visit))


def too_old(visit: Visit, draft: Draft) -> HttpResponse:
    """The page waited for more than a day. What was on it goes along to a new beginning."""
    return visit.show("too_old", status=400, **_carried(visit, draft))


def screen(visit: Visit, draft: Draft, step: Step | None = None) -> HttpResponse:
    """The screen a draft is at; ``step`` where it was sent already and something is to be said about it."""
    step = step or step_for(draft.at, visit.words, draft)
    page = _SCREENS.get(draft.at)
    more = page(visit, draft) if page else {}
    return visit.show(
        draft.at.value.replace("-", "_"),
        form=step,
        has_problem=bool(step and step.is_bound and step.errors),
        back=visit.at(BEFORE[draft.at]) if draft.at in BEFORE else "",
        **_other_ways(visit),
        **_carried(visit, draft),
        **more,
    )


def promise(visit: Visit) -> HttpResponse:
    """Before anything is typed: a page anyone can ask for, that carries only the mark that it was shown."""
    carried: dict[str, Any] = {
        "sealed": drafts.seal_promised(visit.service),
        "onward": visit.at(Screen.DANGER),
        "form_id": FORM,
    }
    return visit.show("promise", **carried, **_promise(visit), **_other_ways(visit), **_unread(visit))


def not_sent(visit: Visit, draft: Draft) -> HttpResponse:
    """Sending failed: the words stand on the page, and the same button tries again."""
    page = _carried(visit, draft) | {"onward": visit.at(Screen.SEND)}
    return visit.show("not_sent", status=503, told=_told(visit, draft), **page)


def receipt(visit: Visit, seed: bytes, receipt: Receipt, *notices: str) -> HttpResponse:
    """We have it: eight words. ``notices`` name lines of the wording to put above them.

    Young people, and who reads easy words, find here as well whom to ring, should they stop at this page.
    """
    people = visit.contacts(*visit.words.helplines) if visit.words.receipt.cannot_keep else []
    address = visit.request.build_absolute_uri(visit.request.path)
    numbers = tuple(_unread(visit).get("now", ()))
    here = settings.DEMO, visit.is_pilot, address, visit.language, visit.wording
    key = (*here, visit.watched.reading, numbers, notices, tuple(people))
    sealed = drafts.seal_sent(seed, service=visit.service)
    page = moulds.cast(key, lambda: _mould(visit, notices, people), words=receipt.words, sealed=sealed)
    return HttpResponse(page)


def _mould(visit: Visit, notices: Sequence[str], people: Sequence[queries.Someone]) -> str:
    lines = [getattr(visit.words.receipt, name) for name in notices]
    eight = _eight(visit, moulds.WORDS, moulds.SEALED, onward="speak-confirm")
    return visit.show("receipt", notices=lines, helplines=people, **eight, **_unread(visit)).text


def confirm(visit: Visit, seed: bytes, receipt: Receipt, asked: Sequence[Any]) -> HttpResponse:
    """Check your note: three of the words."""
    has_problem = any(each.error for each in asked)
    eight = _eight(visit, receipt.words, drafts.seal_sent(seed, service=visit.service), onward="speak-done")
    return visit.show("confirm", asked=asked, has_problem=has_problem, **eight)


def done(visit: Visit, seed: bytes, receipt: Receipt) -> HttpResponse:
    """The words once more, and what happens by when."""
    today = timezone.localdate()
    page: dict[str, Any] = {"acknowledge_by": dates.acknowledge_by(today), "reply_by": dates.reply_by(today)}
    people = visit.contacts(*visit.words.helplines)
    eight = _eight(visit, receipt.words, drafts.seal_sent(seed, service=visit.service), onward="speak-done")
    return visit.show("done", helplines=people, **page, **eight, **_unread(visit))


def _eight(visit: Visit, words: Sequence[str], sealed: str, *, onward: str) -> dict[str, Any]:
    return {
        "sealed": sealed,
        "onward": visit.named(onward),
        "eight": list(enumerate(words, start=1)),
        "form_id": FORM,
        "keep_form": FORM,
        "return_to": visit.request.build_absolute_uri(visit.named("return")),
    }


def _carried(visit: Visit, draft: Draft) -> dict[str, Any]:
    """The draft, and where its form leads; changing language or wording sends the form along."""
    onward = visit.at(AFTER[draft.at])
    at_home = replace(draft, service=draft.service or visit.service)
    return {"sealed": drafts.seal(at_home), "form_id": FORM, "keep_form": FORM, "onward": onward}


def _other_ways(visit: Visit) -> dict[str, Any]:
    return {"other_ways": queries.other_ways(visit.door, visit.language)}


def _people_now(visit: Visit) -> dict[str, Any]:
    return {
        "now": visit.contacts(*visit.words.now),
        "lines": visit.contacts(*visit.words.or_else),
        "when_watched": watched.when_watched(visit.watched, visit.words),
    }


def _unread(visit: Visit) -> dict[str, Any]:
    """That reports are not read now, with whom to ring; nothing where they are, or where none can be sent."""
    part = watched.unread(visit.watched, visit.words) if visit.is_open else None
    return {"unread": part, "now": visit.contacts(*visit.words.now)} if part else {}


def _promise(visit: Visit) -> dict[str, Any]:
    before = visit.words.before
    officer = [ContactKind.REVIEWING_OFFICER, ContactKind.ADVOCATE] if visit.wording is Wording.YOUNG else []
    others = [kind for kind in visit.words.helplines if kind not in before.turn_to]
    return {
        "promise": PROMISE,
        "host": queries.host_of(visit.door, visit.language),
        "turn_to": visit.contacts(*before.turn_to),
        "own_plan": visit.contacts(*officer),
        "helplines": visit.contacts(*others),
    }


def _names(visit: Visit, draft: Draft) -> dict[str, Any]:
    return {
        "has_more": names_check.has_more(draft.answers, draft.finds),
        "most": names_check.MOST_ASKED,
    }


def _help(visit: Visit, draft: Draft) -> dict[str, Any]:
    return _people_now(visit)


def _check(visit: Visit, draft: Draft) -> dict[str, Any]:
    return {"told": _told(visit, draft), "is_unlooked": draft.is_unlooked}


def _told(visit: Visit, draft: Draft) -> list[Told]:
    return told(draft.answers, visit.words, visit.at)


_SCREENS: Final = {
    Screen.PROMISE: lambda visit, draft: _promise(visit) | _unread(visit),
    Screen.HELP: _help,
    Screen.NAMES: _names,
    Screen.CHECK: _check,
}
