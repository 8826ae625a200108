"""Fill a demonstration's home with an open door and an open survey in English, Welsh and easy read.

Run by journeys as ``python -m tests.journeys.seed_survey`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

SPEAK = Path(__file__).resolve().parents[2] / "examples" / "northmoor" / "speak.json"
SLUG = "what-helps"


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from speakopenly.core.sealing.drafts import DraftKeys
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.reporting.speak.actions import set_up_door
    from speakopenly.web.hear.surveys.models import Way
    from speakopenly.web.people import actions
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.web.hear.surveys_asked import an_open_survey
    from tests.web.plans import open_exercise

    call_command("migrate", verbosity=0)
    installation_key(may_make=True)
    DraftKeys(Path(django.conf.settings.KEYS) / "drafts").prepare(timezone.now().date())
    service = actions.found_service(name="Northmoor (invented)")
    roles = [Role.FACILITATOR]
    user = actions.add_person(
        service=service,
        email="asha@northmoor.example",
        name="Asha",
        password="four calm words here",
        roles=roles,
    )
    exercise = open_exercise(by=Staff(user=user, service=service, roles=frozenset(roles)))
    an_open_survey(exercise, Way.OPEN_LINK, Way.KIOSK)
    said = json.loads(SPEAK.read_text("utf-8"))["door"]
    set_up_door(service, said=said, checked_on=date(2026, 10, 5), is_open=True)


if __name__ == "__main__":
    main()
