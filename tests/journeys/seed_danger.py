"""A demonstration's home with two readers, an administrator, and one report with words of danger; prints its number."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from io import StringIO

from tests.journeys import seed_reports

SECOND, ADMINISTRATOR = "gil@northmoor.example", "cara@northmoor.example"
DANGER = "His stepdad hit him with a belt, and he is scared to go home tonight."


def main() -> None:
    with redirect_stdout(StringIO()):
        seed_reports.main(1)
    from speakopenly.hear.speaking import Answers, Danger, Wording, new_receipt
    from speakopenly.web.hear.keyring.demonstration import make_keys
    from speakopenly.web.hear.reporting.reports.actions import take_in
    from speakopenly.web.hear.reporting.reports.models import Flag
    from speakopenly.web.people import actions
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    service = Service.objects.get()
    people = [(SECOND, "Gil", Role.READER), (ADMINISTRATOR, "Cara", Role.ADMINISTRATOR)]
    for email, name, role in people:
        user = actions.add_person(
            service=service, email=email, name=name, password=seed_reports.PASSWORD, roles=[role]
        )
        make_keys(Staff(user=user, service=service, roles=frozenset({role})))
    receipt = new_receipt()
    answers = Answers(words=DANGER, danger=Danger.NO, wording=Wording.EVERYDAY, language="en-gb")
    take_in(service=service, answers=answers, receipt=receipt, once=receipt.secret)
    sys.stdout.write(Flag.objects.select_related("report").get(by_words=True).report.number)


if __name__ == "__main__":
    main()
