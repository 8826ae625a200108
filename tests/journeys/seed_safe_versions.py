"""Fill a demonstration's home with two readers and reports that two have read; prints their numbers as JSON.

Run by journeys as ``python -m tests.journeys.seed_safe_versions HOW_MANY`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

MAKER, STRANGER, PASSWORD = "ben@northmoor.example", "gwen@northmoor.example", "four calm words here"


def main(how_many: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from speakopenly.hear.speaking import (
        Answers,
        Danger,
        RoleBand,
        ServiceArea,
        Sharing,
        Wording,
        new_receipt,
    )
    from speakopenly.web.hear.keyring.demonstration import make_keys
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.reporting.reports.actions import take_in
    from speakopenly.web.hear.reporting.reports.models import Flag, FlagState, Report, ReportState
    from speakopenly.web.hear.reporting.safe_versions.models import HowMany
    from speakopenly.web.people import actions
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.hear.reporting.safe_versions.seventeen import WORDS

    call_command("migrate", verbosity=0)
    installation_key(may_make=True)
    service = actions.found_service(name="Northmoor (invented)")
    for email, name in ((MAKER, "Ben"), (STRANGER, "Gwen")):
        user = actions.add_person(
            service=service, email=email, name=name, password=PASSWORD, roles=[Role.READER]
        )
        make_keys(Staff(user=user, service=service, roles=frozenset({Role.READER})))
    for _number in range(how_many):
        receipt = new_receipt()
        answers = Answers(
            WORDS,
            Danger.NO,
            Wording.EVERYDAY,
            "en-gb",
            sharing=Sharing.YES,
            role_band=RoleBand.PRACTITIONER,
            service_area=ServiceArea.FRONT_DOOR,
        )
        take_in(service=service, answers=answers, receipt=receipt, once=receipt.secret)
    HowMany.objects.create(
        service=service, role_band=RoleBand.PRACTITIONER, service_area=ServiceArea.FRONT_DOOR, people=12
    )
    Flag.objects.update(state=FlagState.CLEARED)
    Report.objects.update(state=ReportState.READ_TWICE)
    sys.stdout.write(json.dumps(list(Report.objects.values_list("number", flat=True))))


if __name__ == "__main__":
    main(int(sys.argv[1]))
