"""An exercise of Northmoor with three channels, understood by the machine itself, and two people in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import reading
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people import actions as people
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import actions as findings
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.themes.models import PassageInTheme
from tests.web.conftest import PASSWORD
from tests.web.hear.keyring.conftest import SECRET, make_key
from tests.web.plans import open_exercise
from tests.web.understand.conftest import HANDOVER, LISTENED, WORDS, it_does_not_go_back

QUOTED, SILENT = "person-kinglet-97", "person-dunnock-98"
"""The ids of two people in the host's own files: one is quoted in a report, the other only counted."""
THEIR_WORDS = {QUOTED: ("drizzletime", "marrowlight", "thistledown"), SILENT: ("wickerlantern",)}
HEADER = ["id", "role", "quote", "text"]
COLUMNS: dict[str, Any] = {"text": 3, "id": 0, "may_quote": 2, "groups": [1], "of_everybody": {"count": True}}
ADDRESS = re.compile(r'(?:href|action|src)="(/(?:staff|reports)/[^"#]*)"')
NOT_FOLLOWED = re.compile(r"logout|lock|password|2fa|/static/")


def of(person: str, place: int = 0) -> str:
    """One of the words that nobody else said."""
    return THEIR_WORDS[person][place]


def said_by(person: str, place: int = 0) -> str:
    """A sentence of theirs that stands in the theme of the lost handovers."""
    return HANDOVER.format(of(person, place))


@dataclass
class Listening:
    """The exercise, those who work on it, and their browsers."""

    service: Service
    asha: Staff
    pia: Staff
    exercise: Exercise

    def browser(self, staff: Staff) -> Client:
        client = Client()
        client.force_login(staff.user)
        return client

    def with_open_key(self) -> Client:
        """A facilitator's browser whose reading key is open."""
        client = self.browser(self.asha)
        client.post(reverse("hear:unlock"), {"passphrase": SECRET})
        return client

    def at(self, name: str) -> str:
        return reverse(name, args=[self.exercise.slug])


def an_exercise() -> Listening:
    """Set up, brought in by three channels, read, themed; a reading key holds the words from then on."""
    service = people.found_service(name="Northmoor")
    asha, pia = (
        _person(service, name, *roles)
        for name, roles in {"Asha": (Role.FACILITATOR,), "Pia": (Role.PUBLISHER,)}.items()
    )
    make_key(asha)
    exercise = open_exercise(by=asha, opened_on=date(2026, 3, 2))
    here = Listening(service, asha, pia, exercise)
    theirs = [[QUOTED, "carer", "yes", said_by(QUOTED)], [SILENT, "parent", "no", said_by(SILENT)]]
    _bring_in(here, "survey.csv", "survey", [*_others(HANDOVER, 28), *theirs])
    _bring_in(here, "round table.csv", "round_table", _others(LISTENED, 25, start=100))
    theirs = [
        [QUOTED, "carer", "yes", f"Somebody {of(QUOTED, 1)} listened to us and it made the difference."]
    ]
    theirs += [[QUOTED, "carer", "yes", f"There was nobody {of(QUOTED, 2)} who signed at the meeting."]]
    _bring_in(here, "focus group.csv", "focus_group", theirs)
    Shift().work(until_empty=True)
    it_does_not_go_back(exercise)
    return here


def publish(here: Listening, *, quoting: str | None) -> Publication:
    """An edition that two people signed; ``quoting`` somebody in the theme of the lost handovers, or nobody."""
    for finding in Finding.objects.filter(exercise=here.exercise):
        mine = list(_passages_of(quoting, finding)) if quoting else []
        findings.choose(finding=finding, by=here.asha, quotes=mine)
    draft = publishing.ask_for_signature(exercise=here.exercise, by=here.asha)
    publishing.sign(publication=draft, by=here.pia)
    Shift().work(until_empty=True)
    draft.refresh_from_db()
    assert draft.state == "published"
    return draft


def pages(*clients: Client, start: Sequence[str] = ("/staff/", "/reports/")) -> Iterator[tuple[str, str]]:
    """Every page and file these people reach by the links of pages, each with its text."""
    for client in clients:
        waiting, seen = list(start), set(start)
        while waiting:
            address = waiting.pop()
            answer = client.get(address)
            text = b"".join(answer).decode("utf-8", "replace")
            yield address, text
            found = {link.replace("&amp;", "&") for link in ADDRESS.findall(text)} - seen
            fresh = [link for link in sorted(found) if not NOT_FOLLOWED.search(link)]
            seen.update(fresh)
            waiting += fresh


def _passages_of(person: str, finding: Finding) -> Iterator[str]:
    members = PassageInTheme.objects.filter(theme=finding.theme, theme__parent=None)
    for passage in Passage.objects.filter(pk__in=members.values("passage")).select_related("reading"):
        if any(word in passage.text for word in THEIR_WORDS[person]):
            yield passage.ident


def _others(template: str, number: int, start: int = 0) -> list[list[str]]:
    return [
        [f"S{start + place}", ("carer", "parent")[place % 2], "yes", template.format(word)]
        for place, word in enumerate(WORDS[:number])
    ]


def _bring_in(here: Listening, name: str, channel: str, rows: list[list[str]]) -> Import:
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    batch = listening.upload_file(
        exercise=here.exercise, by=here.asha, name=name, data=out.getvalue().encode()
    )
    table = reading.table_of(batch)
    listening.match_columns(batch=batch, by=here.asha, places=dict(COLUMNS), channel=channel, table=table)
    listening.bring_in(batch=batch, by=here.asha)
    return batch


def _person(service: Service, name: str, *roles: Role) -> Staff:
    email = f"{name.lower()}@northmoor.example"
    user = people.add_person(service=service, email=email, name=name, password=PASSWORD, roles=list(roles))
    return Staff(user=user, service=service, roles=frozenset(roles))
