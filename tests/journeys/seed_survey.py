"""Fill a demonstration's home with an open door and two open surveys in English, Welsh and easy read.

The second also asks for a file and a voice note.

Run by journeys as ``python -m tests.journeys.seed_survey`` with SPEAKOPENLY_HOME set.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "speakopenly.web.settings"

SPEAK = Path(__file__).resolve().parents[2] / "examples" / "northmoor" / "speak.json"
SLUG, WITH_FILES = "what-helps", "say-it-aloud"


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from speakopenly.core.sealing.drafts import DraftKeys
    from speakopenly.web.hear.keyring.actions import make_reading_key
    from speakopenly.web.hear.keys import installation_key
    from speakopenly.web.hear.reporting.speak.actions import set_up_door
    from speakopenly.web.hear.surveys.models import Way
    from speakopenly.web.people import actions
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from tests.journeys.conftest import PASSPHRASE
    from tests.web.hear.surveys_asked import an_open_survey, with_a_letter_and_a_voice
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
    asha = Staff(user=user, service=service, roles=frozenset(roles))
    make_reading_key(by=asha, passphrase=PASSPHRASE)
    an_open_survey(open_exercise(by=asha), Way.OPEN_LINK, Way.KIOSK)
    aloud = open_exercise(by=asha, title="Say it aloud")
    an_open_survey(aloud, Way.OPEN_LINK, asked=with_a_letter_and_a_voice())
    said = json.loads(SPEAK.read_text("utf-8"))["door"]
    set_up_door(service, said=said, checked_on=date(2026, 10, 5), is_open=True)


if __name__ == "__main__":
    main()
