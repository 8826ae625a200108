"""A safe version as it is now, opened in memory; how many people there are; what may be exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from speakopenly.hear.safe_versions.crowds import Crowd, People, crowd_of
from speakopenly.hear.safe_versions.records import Counted, SafeRecord, counted_of
from speakopenly.hear.speaking.questions import Bulletin, RoleBand, ServiceArea
from speakopenly.understand.deidentify import find_rare, marks_of, safe_text
from speakopenly.understand.deidentify.marks import Decision, Mark, number_undecided
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import queries as listening
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.hear.reporting.reports import learning, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Message, Report
from speakopenly.web.hear.reporting.safe_versions import policies, safekeeping
from speakopenly.web.hear.reporting.safe_versions.bodies import Body
from speakopenly.web.hear.reporting.safe_versions.models import HowMany, SafeState, SafeVersion, SharedRecord
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True)
class OpenVersion:
    """A safe version beside the words it was made from. ``crowd`` is who fits its description today."""

    row: SafeVersion
    body: Body = field(repr=False)
    words: str = field(repr=False)
    is_outdated: bool
    crowd: Crowd

    @cached_property
    def safe(self) -> str:
        """How it reads now: as it was edited, or as the decisions make it."""
        return self.body.edited or safe_text(self.words, self.body.marks)

    @property
    def undecided(self) -> int:
        """How many words or phrases still need a decision."""
        return number_undecided(self.body.marks)

    @cached_property
    def finds(self) -> tuple[str, ...]:
        """What a last look at the safe text finds that nobody has let stay; each once, in order."""
        if self.undecided:
            return ()
        found = found_in(self.safe, self.row.service_id)
        return tuple(dict.fromkeys(each for each in found if not self._is_known(each)))

    def _is_known(self, words: str) -> bool:
        kept = (
            self.words[mark.start : mark.end] for mark in self.body.marks if mark.decision is Decision.KEEP
        )
        known = (*kept, *(mark.instead for mark in self.body.marks), *self.body.stays)
        return any(words.casefold() in each.casefold() for each in known)


@dataclass(frozen=True, slots=True)
class Alone:
    """Of one report: may all read what was made of it, and has a stranger read that?"""

    has_agreed: bool
    stranger_has_read: bool


def version_of(report: Report) -> SafeVersion | None:
    """The row of a report's safe version, without opening it."""
    return SafeVersion.objects.filter(report=report).select_related("case_key").first()


def open_version(by: Staff, unlocked: Unlocked, report: Report) -> OpenVersion | None:
    """The safe version beside the words; None where none was begun or the report has left learning.

    Raises NotAllowed or SealBroken.
    """
    policies.check_can_look(by, report)
    row = version_of(report)
    if row is None or row.state == SafeState.LEFT:
        return None
    body = safekeeping.open_version(row, opener(unlocked)(row.case_key))
    words = learning.words_of(threads.read_thread(report, opener(unlocked)), up_to=row.covers)
    return OpenVersion(
        row, body, words, policies.is_outdated(row), crowd_of(body.description, people_of(report.service))
    )


def body_of(row: SafeVersion, unlocked: Unlocked) -> Body:
    """What is sealed in a safe version, without its source. Raises NotAllowed or SealBroken."""
    return safekeeping.open_version(row, opener(unlocked)(row.case_key))


def last_place(report: Report) -> int:
    """The place of the last thing that was said in a thread."""
    places = Message.objects.filter(report=report).order_by("-place").values_list("place", flat=True)
    return places.first() or 0


def marks_in(text: str, service_id: UUID) -> tuple[Mark, ...]:
    """What the recogniser of a service finds and which clues are rare, none of it decided."""
    return marks_of(recogniser(service_id).find(text), find_rare(text))


def found_in(text: str, service_id: UUID) -> Sequence[str]:
    """The words of everything the machine would mark in a text."""
    return [text[mark.start : mark.end] for mark in marks_in(text, service_id)]


def people_of(service: Service) -> People:
    """How many people there are, where the service has said so."""
    rows = HowMany.objects.filter(service=service).values_list("role_band", "service_area", "people")
    return {(RoleBand(role), ServiceArea(area)): number for role, area, number in rows}


def is_shared(report: Report) -> bool:
    """Whether a report is among those that are learnt from and may be exported."""
    return SharedRecord.objects.filter(service=report.service_id, ident=learning.ident_of(report)).exists()


def report_alone(service_id: UUID, ident: str) -> Alone | None:
    """What was agreed of the one report that made this contribution; None where no report did.

    It is found by trying each, as nothing stored leads from a contribution to a report; only the answer
    leaves this function.
    """
    shared = Report.objects.filter(service=service_id, state__in=policies.APPROVED_IN)
    report = next((each for each in shared if learning.ident_of(each) == ident), None)
    if report is None:
        return None
    row = version_of(report)
    is_approved = row is not None and row.state == SafeState.APPROVED and not policies.is_outdated(row)
    return Alone(has_agreed=report.bulletin == Bulletin.YES, stranger_has_read=is_approved)


def shared_records(by: Staff) -> dict[str, SafeRecord]:
    """All that is shared, by ids that lead back to nothing. Raises NotAllowed or SealBroken."""
    policies.check_can_export(by)
    rows = SharedRecord.objects.filter(service=by.service)
    return {_exported_as(row): safekeeping.open_record(row) for row in rows}


def counted(service: Service) -> list[Counted]:
    """What may be counted of everything shared: no words, and nobody is shown a single one of them."""
    rows = {row.ident: row for row in SharedRecord.objects.filter(service=service)}
    came = listening.quarters_of(service.pk, rows)
    return [counted_of(safekeeping.open_record(rows[ident]), quarter=came[ident]) for ident in sorted(came)]


def _exported_as(row: SharedRecord) -> str:
    """Neither the contribution's id nor the report's: who holds a file cannot ask either room for it."""
    return installation_key().keyed_hash("exported record", str(row.service_id), row.ident)
