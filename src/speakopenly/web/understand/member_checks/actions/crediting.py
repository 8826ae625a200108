"""Somebody asks to be named in a report, or not any more. A name leads to nothing that anybody said."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires.codes import Code
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone, Kind
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.here import service_here
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.findings.publications import forgetting as publications
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.member_checks import policies, safekeeping
from speakopenly.web.understand.member_checks.models import Credit

NAME: Final = "credited-name"
"""How a name that was taken back is called on the erasure list."""


@transaction.atomic
def ask_to_be_named(*, exercise: Exercise, name: str, is_child: bool, receipt: Code) -> None:
    """Keep a name until a facilitator confirms it. The same form sent twice keeps it once."""
    hashed = safekeeping.receipt_of(receipt)
    if Credit.objects.filter(receipt=hashed).exists():
        return
    credit = Credit(service_id=exercise.service_id, exercise=exercise, is_child=is_child, receipt=hashed)
    _keep(credit, name)


@transaction.atomic
def write_down(*, exercise: Exercise, by: Staff, name: str, is_child: bool, agreed_by: str) -> Credit:
    """Name somebody who asked a facilitator. Raises NotAllowed; BadInput for a child nobody agreed for."""
    policies.check_can_read(by, exercise)
    _check_agreed(is_child, agreed_by)
    credit = Credit(service=by.service, exercise=exercise, is_child=is_child, confirmed=True)
    credit.agreed_by = agreed_by.strip() if is_child else ""
    _keep(credit, name)
    audit.record("name to be printed written down", credit, by=by.user, service=by.service)
    return credit


@transaction.atomic
def confirm(*, credit: Credit, by: Staff, agreed_by: str = "") -> None:
    """A facilitator knows that this is so; for a child, in which role somebody agreed. Raises as above."""
    policies.check_can_read(by, credit.exercise)
    _check_agreed(credit.is_child, agreed_by)
    credit.confirmed, credit.agreed_by = True, agreed_by.strip() if credit.is_child else ""
    credit.save(update_fields=["confirmed", "agreed_by"])
    audit.record("name to be printed confirmed", credit, by=by.user, service=by.service)


def remove(*, credit: Credit, by: Staff) -> list[Publication]:
    """Take a name out for somebody; gives the public editions that print it already. Raises NotAllowed."""
    policies.check_can_read(by, credit.exercise)
    policies.check_nothing_is_held(credit.service_id)
    with erasures.written_down(Gone(NAME, credit.pk)), transaction.atomic():
        audit.record("name to be printed taken out", credit, by=by.user, service=by.service)
        return _take_out(credit)


def take_name_back(*, receipt: Code) -> list[Publication] | None:
    """The same by the person themselves, with the code they were given; None where no name has it."""
    mine = Credit.objects.filter(receipt=safekeeping.receipt_of(receipt), service=service_here())
    credit = mine.first()
    if credit is None:
        return None
    policies.check_nothing_is_held(credit.service_id)
    with erasures.written_down(Gone(NAME, credit.pk)), transaction.atomic():
        return _take_out(credit)


def register_kinds() -> None:
    """Say on the erasure list's behalf how a name is taken out once more; twice is harmless."""
    erasures.register(Kind(NAME, there=Credit.objects.all, erase=_erase_again))


def _keep(credit: Credit, name: str) -> None:
    credit.sealed = safekeeping.seal_name(" ".join(name.split()), credit)
    credit.save(force_insert=True)
    transaction.on_commit(empty_the_log)


def _check_agreed(is_child: bool, agreed_by: str) -> None:
    if is_child and not agreed_by.strip():
        raise BadInput(
            _("A child is named only where their advocate agreed."),
            do=_("Write the role of the person who agreed. Never their name."),
        )


def _take_out(credit: Credit) -> list[Publication]:
    name, exercise = safekeeping.open_name(credit), credit.exercise
    credit.delete()
    transaction.on_commit(empty_the_log)
    with audit.without_a_line():  # it would tell when somebody took their name back
        return publications.stop_printing_in(exercise, name, takes_down=False)


@transaction.atomic
def _erase_again(key: UUID, _day: date) -> None:
    _take_out(Credit.objects.get(pk=key))
