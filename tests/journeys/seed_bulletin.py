"""Fill a home with reports whose writers allowed the bulletin, and make somebody a reader as well.

Run by journeys as ``python -m tests.journeys.seed_bulletin EMAIL`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"
os.environ.setdefault("PYTEST_XDIST_WORKER", "seed")  # the cast's own module then keeps the home it is given


def main(email: str) -> None:
    import django

    django.setup()
    from speakopenly.web.people.models import Membership, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.check.bulletin.told import CATCH, TOLD, Desk, who_agrees
    from tests.web.hear.reporting.reports.conftest import with_a_key
    from tests.web.things import person

    user = User.objects.get(email=email)
    service = Membership.objects.filter(user=user).first().service  # type: ignore[union-attr]
    Membership.objects.create(service=service, user=user, role=Role.READER)
    lead = Staff(user, service, frozenset({Role.LEARNING_LEAD, Role.READER}))
    readers = [person(service, Role.READER, email=f"{name}@northmoor.example") for name in ("ben", "gwen")]
    with_a_key(person(service, Role.FACILITATOR, email="fern@northmoor.example"))
    desk = Desk(lead, lead, *(with_a_key(each) for each in readers))
    for words in (*TOLD, CATCH):
        who_agrees(desk, words)


if __name__ == "__main__":
    main(sys.argv[1])
