"""In a served home: one account for each role, and the addresses of the check that was begun last, as JSON.

Run by a journey as ``python -m tests.journeys.seed_everybody SERVICE PASSWORD``.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")


def main(service: str, password: str) -> None:
    import django

    django.setup()
    from django.urls import reverse

    from speakopenly.change.rights import NEEDS, STOPS
    from speakopenly.web.change.rights.models import RightsCheck
    from speakopenly.web.change.rights.urls import urlpatterns
    from speakopenly.web.people.actions import add_person
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role

    northmoor = Service.objects.get(name=service)
    people = {}
    for role in Role:
        people[role.value] = f"only-{role.value.replace('_', '-')}@northmoor.example"
        add_person(
            service=northmoor, email=people[role.value], name=role.label, password=password, roles=[role]
        )
    check = RightsCheck.objects.filter(service=northmoor).latest("at")
    addresses = []
    for pattern in urlpatterns:
        of = {"rights-stop": STOPS, "rights-need": NEEDS}.get(pattern.name or "", [""])
        if "<uuid:check_id>" in str(pattern.pattern):
            addresses += [
                reverse(f"change:{pattern.name}", args=[check.pk, *([each] if each else [])]) for each in of
            ]
    sys.stdout.write(json.dumps({"people": people, "addresses": addresses}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
