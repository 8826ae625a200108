"""Fill a served home with what twelve inspection reports of six authorities were found to say.

Edda is an examiner, Dee leads the service. Every authority, report and sentence is invented.
Run by journeys as ``python -m tests.journeys.seed_inspections`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import os
from datetime import date

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

EXAMINER, LEADER = "edda@northmoor.example", "dee-reads@northmoor.example"
AUTHORITIES = ("Alderbeck", "Brantmoor", "Coldharrow", "Dunmere", "Eastwold", "Fernley")


def main() -> None:
    import django

    django.setup()
    from speakopenly.check.inspections import Line, Polarity
    from speakopenly.web.people import actions
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.journeys.conftest import PASSWORD
    from tests.web.check.inspections.brought import a_read_report, a_reading

    service = Service.objects.get(name="Northmoor")
    made = {}
    for email, name, role in ((EXAMINER, "Edda", Role.EXAMINER), (LEADER, "Dee", Role.LEADER)):
        user = actions.add_person(service=service, email=email, name=name, password=PASSWORD, roles=[role])
        made[email] = Staff(user=user, service=service, roles=frozenset({role}))
    sentences = {
        Line.SUPERVISION: [
            "Supervision is regular, and social workers value the time to reflect on their work with families.",
            "Records of supervision do not always show why a decision was made.",
        ],
        Line.WORKLOAD_PRESSURE: ["Caseloads have come down, and fewer social workers leave."],
    }
    blamed = ["In a few plans the mother is held responsible for what was done to her and to the children."]
    for number in range(12):
        found = a_reading(
            lines=sentences if number % 4 else {Line.OPENNESS: ["Staff say that leaders listen to them."]},
            families=blamed if number == 5 else [],
            day=date(2023 + number // 6, 3, 1 + number),
            way=list(Polarity)[number % 3],
        )
        report = a_read_report(made[EXAMINER], f"{AUTHORITIES[number % 6]}{number // 6 or ''}", found)
        report.authority = AUTHORITIES[number % 6]
        report.save()


if __name__ == "__main__":
    main()
