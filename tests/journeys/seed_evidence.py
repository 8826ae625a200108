"""Fill a served home with two people who read literature, a card of their own and a recommendation.

Mair leads learning and researches, Kofi researches. Everybody and everything is invented.
Run by journeys as ``python -m tests.journeys.seed_evidence`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

MAIR, KOFI = "mair@northmoor.example", "kofi@northmoor.example"


def main() -> None:
    import django

    django.setup()
    from speakopenly.web.people import actions
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.journeys.conftest import PASSWORD
    from tests.web.change.recommendations.made import a_finding, recommend
    from tests.web.understand.evidence.one_card import a_card

    service = Service.objects.get(name="Northmoor")
    made = {}
    for email, name, roles in (
        (MAIR, "Mair", [Role.RESEARCHER, Role.LEARNING_LEAD]),
        (KOFI, "Kofi", [Role.RESEARCHER]),
    ):
        user = actions.add_person(service=service, email=email, name=name, password=PASSWORD, roles=roles)
        made[email] = Staff(user=user, service=service, roles=frozenset(roles))
    a_card(made[MAIR])
    recommend(made[MAIR], [a_finding(made[MAIR])])


if __name__ == "__main__":
    main()
