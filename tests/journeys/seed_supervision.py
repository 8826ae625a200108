"""Fill a home with answers about supervision of two quarters, and let somebody lead learning there.

Run by journeys as ``python -m tests.journeys.seed_supervision`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import json
import os

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

LEAD = "lena@northmoor.example"


def main() -> None:
    import django

    django.setup()
    from django.utils import timezone

    from speakopenly.check.supervision import Side
    from speakopenly.web.check.learning.counting.periods import before
    from speakopenly.web.check.supervision import quarters
    from speakopenly.web.hear.reporting.speak.actions import set_up_door
    from speakopenly.web.people import actions
    from speakopenly.web.people.models import Service
    from speakopenly.web.people.roles import Role
    from tests.journeys.conftest import PASSWORD, ROOT
    from tests.web.check.supervision.one_quarter import answered

    service = Service.objects.get(name="Northmoor")
    actions.add_person(
        service=service, email=LEAD, name="Lena", password=PASSWORD, roles=[Role.LEARNING_LEAD]
    )
    said = json.loads((ROOT / "examples" / "northmoor" / "speak.json").read_text("utf-8"))["door"]
    set_up_door(service, said=said, checked_on=timezone.localdate(), is_open=True)
    last = before(quarters.now(timezone.localdate()))
    for quarter, number in ((before(last), 24), (last, 36)):
        answered(service, number, yes=number // 2, quarter=quarter, area="fostering")
        answered(service, number, yes=number // 3, quarter=quarter, area="assessment")
    answered(service, 14, yes=6, side=Side.SUPERVISOR, quarter=last)
    answered(service, 9, yes=4, side=Side.SUPERVISOR, quarter=before(last))


if __name__ == "__main__":
    main()
