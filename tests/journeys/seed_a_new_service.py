"""Give an empty home the people of a service that has not opened yet; run by a journey."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")


def main(password: str) -> None:
    from speakopenly.web.commands import prepare_database

    prepare_database()
    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.people import actions as people
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    installation_key(may_make=True)
    northmoor = people.found_service(name="Northmoor")

    def person(name: str, role: Role) -> Staff:
        email = f"{name.lower()}@northmoor.example"
        user = people.add_person(service=northmoor, email=email, name=name, password=password, roles=[role])
        return Staff(user, northmoor, frozenset({role}))

    person("Cara", Role.ADMINISTRATOR)
    person("Lea", Role.LEADER)
    person("Una", Role.STAFF_SIDE)
    readers = [
        person(name, role)
        for name, role in (("Ben", Role.READER), ("Bea", Role.READER), ("Sam", Role.SAFEGUARDING_LEAD))
    ]
    for reader in readers:
        keyring.make_reading_key(by=reader, passphrase="teapot ladder orchard violin")
    have_somebody_to_alert(readers[2], readers[:2])
    confirm_shares([person(name, Role.CUSTODIAN) for name in ("Cal", "Cat", "Con")])


def have_somebody_to_alert(lead: object, rota: list[object]) -> None:
    """A tested route, a plan and a rota of two, whose pages have journeys and tests of their own."""
    from django.utils import timezone

    from speakopenly.web.hear.reporting.alerts import actions
    from speakopenly.web.hear.reporting.alerts.models import AlertPlan, AlertRoute

    service = lead.service  # type: ignore[attr-defined]
    route = AlertRoute.objects.create(
        service=service,
        kind="email",
        host="127.0.0.1",
        port=25,
        safety="none",
        tested_on=timezone.localdate(),
    )
    AlertPlan.objects.create(service=service, hours=4)
    for place, reader in enumerate(rota):
        actions.put_on_rota(
            by=lead,  # type: ignore[arg-type]
            user=reader.user,  # type: ignore[attr-defined]
            route=route,
            address=f"reader{place}@northmoor.example",
            days=range(7),
        )


def confirm_shares(custodians: list[object]) -> None:
    """The custodians' ceremony, whose pages have journeys and tests of their own."""
    from django.utils import timezone

    from speakopenly.core.sealing import make_holder_keys
    from speakopenly.web.hear.keyring.models import CustodianShare, Escrow

    today = timezone.localdate()
    service = custodians[0].service  # type: ignore[attr-defined]
    public, _private = make_holder_keys()
    escrow = Escrow.objects.create(
        service=service, public_key=public.data, shares=3, needed=2, in_use_on=today
    )
    for place, custodian in enumerate(custodians):
        CustodianShare.objects.create(
            service=service,
            escrow=escrow,
            user=custodian.user,  # type: ignore[attr-defined]
            place=place,
            digest=str(place),
            confirmed_on=today,
        )


if __name__ == "__main__":
    main(sys.argv[1])
