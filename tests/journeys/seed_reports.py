"""Fill a demonstration's home with one service, two readers and some reports; prints their eight words as JSON.

Run by journeys as ``python -m tests.journeys.seed_reports HOW_MANY`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

SPEAK = Path(__file__).resolve().parents[2] / "examples" / "northmoor" / "speak.json"
EMAIL, PASSWORD = "ben@northmoor.example", "four calm words here"
SECOND = "gwen@northmoor.example"
WORDS = "The weekend handover was two lines long, and I did not know who had visited."


def main(how_many: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from speakopenly.core.sealing.drafts import DraftKeys
    from speakopenly.hear.speaking import Answers, Condition, Danger, Kind, Wording, new_receipt
    from speakopenly.web.hear.keyring.demonstration import make_keys
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.reporting.reports.actions import take_in
    from speakopenly.web.hear.reporting.speak.actions import set_up_door
    from speakopenly.web.people import actions
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    call_command("migrate", verbosity=0)
    installation_key(may_make=True)
    DraftKeys(Path(django.conf.settings.KEYS) / "drafts").prepare(timezone.now().date())
    service = actions.found_service(name="Northmoor (invented)")
    user = actions.add_person(
        service=service, email=EMAIL, name="Ben", password=PASSWORD, roles=[Role.READER, Role.FACILITATOR]
    )
    gwen = actions.add_person(
        service=service, email=SECOND, name="Gwen", password=PASSWORD, roles=[Role.READER]
    )
    for each in (user, gwen):
        make_keys(Staff(user=each, service=service, roles=frozenset({Role.READER})))
    said = json.loads(SPEAK.read_text("utf-8"))["door"]
    set_up_door(service, said=said, checked_on=date(2026, 10, 5), is_open=True)
    receipts = []
    for number in range(how_many):
        receipt = new_receipt()
        answers = Answers(
            words=WORDS,
            danger=Danger.NOT_SURE if number == 0 else Danger.NO,
            wording=Wording.EVERYDAY,
            language="en-gb",
            kind=Kind.NEAR_MISS,
            made_likely=(Condition.TC, Condition.WR),
            idea="One page for every handover.",
        )
        take_in(service=service, answers=answers, receipt=receipt, once=receipt.secret)
        receipts.append(receipt.words)
    sys.stdout.write(json.dumps(receipts))


if __name__ == "__main__":
    main(int(sys.argv[1]))
