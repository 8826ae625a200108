"""The invented people of Northmoor, their sign-ins and their reading keys."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Final, TypeAlias

from speakopenly.web.hear.keyring import demonstration
from speakopenly.web.people import actions
from speakopenly.web.people.models import Service, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

SERVICE: Final = "Northmoor (invented)"
SECOND_READER: Final = "second@northmoor.example"
PEOPLE: Final[Mapping[str, tuple[str, Role]]] = {
    "facilitator@northmoor.example": ("Facilitator", Role.FACILITATOR),
    "publisher@northmoor.example": ("Publisher", Role.PUBLISHER),
    "lead@northmoor.example": ("Learning lead", Role.LEARNING_LEAD),
    "reader@northmoor.example": ("First reader", Role.READER),
    SECOND_READER: ("Second reader", Role.READER),
    "safeguarding@northmoor.example": ("Safeguarding lead", Role.SAFEGUARDING_LEAD),
    "leader@northmoor.example": ("Leader", Role.LEADER),
    "examiner@northmoor.example": ("Examiner", Role.EXAMINER),
    "administrator@northmoor.example": ("Administrator", Role.ADMINISTRATOR),
    "union@northmoor.example": ("Union representative", Role.STAFF_SIDE),
    "custodian@northmoor.example": ("First custodian", Role.CUSTODIAN),
    "custodian.two@northmoor.example": ("Second custodian", Role.CUSTODIAN),
    "custodian.three@northmoor.example": ("Third custodian", Role.CUSTODIAN),
}
People: TypeAlias = Mapping[Role, Staff]


def gather() -> People:
    """Everyone, made at the first start; of two with one role, the first."""
    northmoor = actions.found_service(name=SERVICE)
    people: dict[Role, Staff] = {}
    for email, (name, role) in PEOPLE.items():
        user = User.objects.filter(email=email).first() or actions.add_person(
            service=northmoor, email=email, name=name, password=secrets.token_urlsafe(15), roles=[role]
        )
        staff = Staff(user, northmoor, frozenset([role]))
        demonstration.make_keys(staff)
        people.setdefault(role, staff)
    return people


def second_reader(service: Service) -> Staff:
    """The other of two readers."""
    user = User.objects.get(email=SECOND_READER)
    return Staff(user, service, frozenset([Role.READER]))


def custodians(service: Service) -> list[Staff]:
    """Those who each hold a share of the escrow."""
    emails = [email for email, (_name, role) in PEOPLE.items() if role is Role.CUSTODIAN]
    users = User.objects.filter(email__in=emails).order_by("email")
    return [Staff(user, service, frozenset([Role.CUSTODIAN])) for user in users]


def open_doors() -> dict[str, str]:
    """A new password for everyone at every start; none is kept anywhere, so none can be found."""
    passwords = {email: secrets.token_urlsafe(12) for email in PEOPLE}
    for email, password in passwords.items():
        user = User.objects.get(email=email)
        user.set_password(password)
        user.save(update_fields=["password"])
    return passwords
