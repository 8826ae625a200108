"""Fill a home with one of each kind of thing, and tell every page of the table of who may do what, as JSON.

Of each page: its name, its address and who asks for it. Of each of those people: the cookies of a browser in
which they have signed in and, where they read, unlocked their key. Everybody and everything is invented.
Run by a journey as ``python -m tests.journeys.seed_one_of_each begin|publish``.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, Final

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

if TYPE_CHECKING:
    from speakopenly.web.people.staff import Staff

PASSPHRASE = "six calm words for this key"
HERE = "127.0.0.1"
NO_SIGN_IN: Final = "anyone"


def begin() -> None:
    from speakopenly.web.hear.keyring import actions as keyring
    from speakopenly.web.hear.keys import installation_key
    from tests.web.things import make_world

    installation_key(may_make=True)
    world = make_world(with_key=lambda staff: keyring.make_reading_key(by=staff, passphrase=PASSPHRASE))
    people = {role.value: cookies_of(staff) for role, staff in world.people.items()}
    sys.stdout.write(json.dumps({"people": people, "pages": pages(world.own)}))


def publish() -> None:
    """Make public what the first service has; much that is public can no longer be changed, so this comes later."""
    from speakopenly.web.people.models import Membership
    from speakopenly.web.people.roles import Role
    from tests.web.made_public import make_public

    custodian = Membership.objects.get(service__name="Northmoor", role=Role.CUSTODIAN)
    make_public(custodian.service, custodian.user)


def cookies_of(staff: Staff) -> dict[str, str]:
    """The browser of somebody who works here, signed in; a reader's key is open in it."""
    from django.test import Client
    from django.urls import reverse

    from speakopenly.web.hear.keyring.policies import MAY_HOLD

    client = Client(headers={"host": HERE})
    client.force_login(staff.user)
    if staff.roles & set(MAY_HOLD):
        client.post(reverse("hear:unlock"), {"passphrase": PASSPHRASE})
    return {name: morsel.value for name, morsel in client.cookies.items()}


def pages(own: dict[str, Any]) -> list[dict[str, Any]]:
    """Every address of the table that somebody may GET."""
    from tests.web import test_who_may_do_what as table

    return [
        {
            "name": name,
            "address": table.address_of(table.NAMES[name], own),
            "who": NO_SIGN_IN if "anyone" in row.see else table.who_asks(row).value,
        }
        for name, row in table.ROWS.items()
        if "-" not in row.see
    ]


def main(what: str) -> None:
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS, settings.ENCODER = ["testserver", HERE], "static"
    {"begin": begin, "publish": publish}[what]()


if __name__ == "__main__":
    main(sys.argv[1])
