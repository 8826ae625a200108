"""How a service stands, how each document stands, and what of it waits for somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import connection
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.core.retention import BACKUPS
from speakopenly.web.hear.reporting.alerts.models import AlertRoute
from speakopenly.web.hear.reporting.opening.models import YoungDoorCheck
from speakopenly.web.hear.reporting.opening.queries import door_of, nation_of
from speakopenly.web.hear.reporting.speak.queries import in_language
from speakopenly.web.people import gates
from speakopenly.web.people.gates import Door
from speakopenly.web.people.kinds import Nation
from speakopenly.web.people.models import Membership, Service
from speakopenly.web.people.roles import CONTENT, Role
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.public_path import ENGLISH
from speakopenly.web.site.governance import policies
from speakopenly.web.site.governance.documents import BY_SLUG, KINDS, Composed, Kind, compose
from speakopenly.web.site.governance.facts import Facts, GateSeen, RoleHeld
from speakopenly.web.site.governance.models import DocumentAnswer, SignOff, SignState
from speakopenly.web.site.governance.questions import BY_IDENT

DAYS_OF_NOTICE: Final = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """How one document stands: its words now, an edition that waits, and the last one that two signed."""

    kind: Kind
    composed: Composed
    waiting: SignOff | None
    signed: SignOff | None

    @property
    def is_signed_as_it_stands(self) -> bool:
        """Whether two people signed these very words."""
        return self.signed is not None and self.signed.digest == self.composed.digest

    @property
    def is_overdue(self) -> bool:
        """Whether the day to look again has passed."""
        return self.signed is not None and self.signed.review_on <= timezone.localdate()

    @property
    def in_words(self) -> str:
        """For the list: how it stands."""
        if blanks := len(self.composed.blanks):
            return ngettext("Draft: %(n)d blank", "Draft: %(n)d blanks", blanks) % {"n": blanks}
        if self.waiting is not None:
            return _("Waits for a second person")
        if self.signed is None:
            return _("Draft: ready to be signed")
        if not self.is_signed_as_it_stands:
            return _("Changed since it was signed")
        if self.is_overdue:
            return _("Signed; to be looked at again by now")
        return _("Signed until %(day)s") % {"day": date_format(self.signed.review_on, "j F Y")}


def answers_of(service: Service) -> Mapping[str, str]:
    """What the service says now, by question; blank answers stand as blank."""
    found: dict[str, str] = {}
    for ident, text in DocumentAnswer.objects.filter(service=service).values_list("question", "text"):
        found.setdefault(ident, text)
    return found


def history_of(by: Staff, kind: Kind) -> list[DocumentAnswer]:
    """Every answer to the questions of a document, newest first."""
    policies.check_can_enter(by)
    rows = DocumentAnswer.objects.filter(service=by.service, question__in=kind.questions)
    return list(rows.select_related("by"))


def facts_of(service: Service, *, with_gates: bool = True, language: str = ENGLISH) -> Facts:
    """Everything a document may say. ``with_gates`` False for the public: gates may touch files."""
    door, nation = door_of(service), nation_of(service)
    assessed = YoungDoorCheck.objects.filter(service=service).last()
    return Facts(
        service=service.name,
        today=timezone.localdate(),
        nation=nation,
        nation_name=str(Nation(nation).label) if nation else "",
        hosted_by=in_language(door.hosted_by, language) if door else "",
        readers_employed_by=in_language(door.readers_employed_by, language) if door else "",
        computer_run_by=in_language(door.computer_run_by, language) if door else "",
        days_backups=door.days_backups_are_kept if door else BACKUPS.days,
        roles=tuple(RoleHeld(str(role.label), role in CONTENT) for role in _roles_held(service)),
        gates=tuple(_gates(service)) if with_gates else (),
        young_assessed_on=assessed.assessed_on if assessed else None,
        database="PostgreSQL"
        if connection.vendor == "postgresql"
        else "SQLite, in one folder of this machine",
        alerts_go_out=AlertRoute.objects.filter(service=service).exists(),
        answers={ident: text for ident, text in answers_of(service).items() if ident in BY_IDENT},
    )


def facts_of_nobody() -> Facts:
    """For a site where no service has set up its door yet."""
    return Facts(
        service="",
        today=timezone.localdate(),
        nation="",
        nation_name="",
        hosted_by="",
        readers_employed_by="",
        computer_run_by="",
        days_backups=BACKUPS.days,
        roles=(),
        gates=(),
        young_assessed_on=None,
        database="",
        alerts_go_out=False,
    )


def _roles_held(service: Service) -> list[Role]:
    held = set(
        Membership.objects.filter(service=service, user__is_active=True).values_list("role", flat=True)
    )
    return [role for role in Role if role in held]


def _gates(service: Service) -> Iterable[GateSeen]:
    for gate in gates.gates_of(Door.YOUNG):
        yield GateSeen(str(gate.title), gate.look(service).passes)


def standing_of_all(by: Staff) -> list[Standing]:
    """Every document. Raises NotAllowed."""
    policies.check_can_enter(by)
    facts = facts_of(by.service)
    rows = list(_sign_offs(by.service))
    return [_standing(kind, facts, [row for row in rows if row.document == kind.slug]) for kind in KINDS]


def standing_of(by: Staff, slug: str) -> Standing:
    """One document. Raises Http404 where there is none of this name, and NotAllowed."""
    policies.check_can_enter(by)
    kind = BY_SLUG.get(slug)
    if kind is None:
        raise Http404
    rows = [row for row in _sign_offs(by.service) if row.document == slug]
    return _standing(kind, facts_of(by.service), rows)


def editions_of(by: Staff, kind: Kind) -> list[SignOff]:
    """Every edition that two signed, newest first."""
    policies.check_can_enter(by)
    return [
        row for row in _sign_offs(by.service) if row.document == kind.slug and row.state == SignState.SIGNED
    ]


def sign_off(by: Staff, ident: UUID) -> SignOff:
    """One edition of this service. Raises Http404 for any other, and NotAllowed."""
    policies.check_can_enter(by)
    found = SignOff.objects.filter(service=by.service, pk=ident).select_related("proposed_by").first()
    if found is None:
        raise Http404
    return found


def waiting_of(service: Service, kind: Kind) -> SignOff | None:
    """The edition that waits for a second person."""
    return SignOff.objects.filter(service=service, document=kind.slug, state=SignState.PROPOSED).first()


def signed_on(service: Service, kind: Kind, digest: str) -> date | None:
    """The day on which two people signed these very words; None where nobody has, or their time is up.

    On the day to look again they stand by it no longer, as ``overdue`` has it.
    """
    signed = SignOff.objects.filter(
        service=service,
        document=kind.slug,
        digest=digest,
        state=SignState.SIGNED,
        review_on__gt=timezone.localdate(),
    )
    return signed.values_list("decided_on", flat=True).first()


def overdue(service: Service | None = None, *, within: int = 0) -> list[SignOff]:
    """The last signed edition of each document whose day to look again has come, or comes in so many days."""
    rows = SignOff.objects.filter(state=SignState.SIGNED)
    if service is not None:
        rows = rows.filter(service=service)
    last: dict[tuple[UUID, str], SignOff] = {}
    for row in rows.order_by("-decided_at"):
        last.setdefault((row.service_id, row.document), row)
    until = timezone.localdate() + timedelta(days=within)
    return [row for row in last.values() if row.review_on <= until and row.document in BY_SLUG]


def what_waits(staff: Staff) -> list[Waiting]:
    """For Today: editions that wait for this person, and documents to look at again."""
    found = []
    if policies.can_enter(staff):
        waiting = SignOff.objects.filter(service=staff.service, state=SignState.PROPOSED)
        found += [_to_sign(row) for row in waiting if policies.can_decide(staff, row)]
    if policies.can_write(staff):
        found += [_to_look_at(row) for row in overdue(staff.service, within=DAYS_OF_NOTICE)]
    return found


def _to_sign(row: SignOff) -> Waiting:
    what = _("A document waits for a second person: %(title)s") % {"title": BY_SLUG[row.document].title}
    return Waiting(what=what, where=reverse("governance-document", args=[row.document]))


def _to_look_at(row: SignOff) -> Waiting:
    what = _("Look at a document again: %(title)s") % {"title": BY_SLUG[row.document].title}
    more = _("By %(day)s") % {"day": date_format(row.review_on, "j F Y")}
    return Waiting(what=what, where=reverse("governance-document", args=[row.document]), more=more)


def _sign_offs(service: Service) -> Iterable[SignOff]:
    rows = SignOff.objects.filter(service=service).defer("page")
    return rows.select_related("proposed_by", "decided_by").order_by("-decided_at", "-proposed_on")


def _standing(kind: Kind, facts: Facts, rows: list[SignOff]) -> Standing:
    waiting = next((row for row in rows if row.state == SignState.PROPOSED), None)
    signed = next((row for row in rows if row.state == SignState.SIGNED), None)
    composed = compose(kind, facts)
    if signed is not None and signed.digest == composed.digest:
        composed = compose(kind, facts, signed_on=signed.decided_on)
    return Standing(kind, composed, waiting, signed)
